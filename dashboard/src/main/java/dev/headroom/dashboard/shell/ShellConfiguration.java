package dev.headroom.dashboard.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.headroom.collector.ingest.IngestWatch;
import dev.headroom.collector.storage.DatabaseWatch;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** Language and theme of every new page: the reader's choice, else what the browser asks for. */
@Configuration(proxyBeanMethods = false)
class ShellConfiguration {
    @Bean
    I18NProvider translations() {
        return new Translations();
    }

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    StorageBanner storageBanner(DatabaseWatch database, IngestWatch ingest, InstantSource clock) {
        return new StorageBanner(database, ingest, clock);
    }

    @Bean
    VaadinServiceInitListener preferences() {
        return service -> service.getSource().addUIInitListener(opened -> apply(opened.getUI()));
    }

    private static void apply(UI ui) {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request == null) {
            return;
        }
        Locale wanted =
                Preference.LANGUAGE.chosen(request).map(Locale::forLanguageTag).orElse(request.getLocale());
        ui.setLocale(Languages.nearest(wanted));
        Preference.THEME
                .chosen(request)
                .map(theme -> theme.equals("dark") ? ColorScheme.Value.DARK : ColorScheme.Value.LIGHT)
                .ifPresent(ui.getPage()::setColorScheme);
    }
}
