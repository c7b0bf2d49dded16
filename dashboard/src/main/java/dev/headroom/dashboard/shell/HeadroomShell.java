package dev.headroom.dashboard.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** The page that holds the application: theme, styles, icon and push. */
@Push
@Viewport("width=device-width, initial-scale=1")
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://styles/headroom.css")
@StyleSheet("context://styles/panels.css")
@StyleSheet("context://styles/charts.css")
public class HeadroomShell implements AppShellConfigurator {
    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Headroom");
        settings.addFavIcon("icon", "icons/headroom.svg", "any");
        settings.addLink("shortcut icon", "icons/headroom.svg");
    }
}
