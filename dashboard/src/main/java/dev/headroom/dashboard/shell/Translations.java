package dev.headroom.dashboard.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Texts from {@code vaadin-i18n/translations*.properties}; the machine's own language never decides. */
public final class Translations implements I18NProvider {
    private static final Logger LOG = LoggerFactory.getLogger(Translations.class);
    private static final String BUNDLE = "vaadin-i18n.translations";

    @Override
    public List<Locale> getProvidedLocales() {
        return Languages.ALL;
    }

    /** Without arguments the pattern as written; numbers among the arguments are written by the caller's Format. */
    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        Locale nearest = Languages.nearest(locale);
        try {
            String pattern = bundle(nearest).getString(key);
            return arguments.length == 0 ? pattern : new MessageFormat(pattern, nearest).format(arguments);
        } catch (MissingResourceException missing) {
            LOG.warn("No text for {}", key, missing);
            return key;
        }
    }

    static ResourceBundle bundle(Locale locale) {
        Locale file = locale.equals(Locale.ENGLISH) ? Locale.ROOT : locale;
        return ResourceBundle.getBundle(
                BUNDLE, file, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
