package dev.headroom.dashboard.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Locale;

/** The tools of the reader: theme, language and who is logged in. */
final class ReaderTools extends Div {
    ReaderTools(AuthenticationContext authentication) {
        addClassName("hr-tools");
        add(createTheme(), createLanguage());
        authentication.getPrincipalName().ifPresent(name -> createUser(name, authentication));
    }

    private Button createTheme() {
        Button theme = tool("◐", "tools.theme");
        theme.setId("theme");
        theme.addClickListener(_ -> getUI().ifPresent(ui -> ui.getPage()
                .executeJs(
                        "const scheme = getComputedStyle(document.documentElement).colorScheme;"
                                + "return scheme === 'dark' || scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches")
                .then(Boolean.class, dark -> {
                    ui.getPage().setColorScheme(dark ? ColorScheme.Value.LIGHT : ColorScheme.Value.DARK);
                    Preference.THEME.choose(ui, dark ? "light" : "dark", false);
                })));
        return theme;
    }

    private Button createLanguage() {
        Button language = tool("EN / 中", "tools.language");
        language.setId("language");
        language.addClickListener(_ -> getUI().ifPresent(ui -> {
            boolean english = Languages.nearest(ui.getLocale()).equals(Locale.ENGLISH);
            Locale next = english ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
            Preference.LANGUAGE.choose(ui, next.toLanguageTag(), true);
        }));
        return language;
    }

    private void createUser(String name, AuthenticationContext authentication) {
        Button user = tool(name + " ▾", "tools.user");
        Button logout = new Button(getTranslation("tools.logout"), _ -> authentication.logout());
        logout.addClassName("hr-tool");
        Popover menu = new Popover(logout);
        menu.setTarget(user);
        add(user, menu);
    }

    private Button tool(String text, String key) {
        Button button = new Button(text);
        button.addClassName("hr-tool");
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }
}
