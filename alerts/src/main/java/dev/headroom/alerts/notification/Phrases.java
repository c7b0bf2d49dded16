package dev.headroom.alerts.notification;

import dev.headroom.alerts.settings.Language;
import dev.headroom.alerts.settings.Voice;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words of messages in one language, and times in one zone. */
public final class Phrases {

    private static final String BUNDLE = "alerts.messages.phrases";
    private static final Map<Language, ResourceBundle> BUNDLES = load();

    private final ResourceBundle bundle;
    private final Locale locale;
    private final DateTimeFormatter time;

    private Phrases(ResourceBundle bundle, Locale locale, ZoneId zone) {
        this.bundle = bundle;
        this.locale = locale;
        String pattern = locale.equals(Locale.ENGLISH) ? "EEE d MMM HH:mm zzz" : "M月d日 EEE HH:mm zzz";
        this.time = DateTimeFormatter.ofPattern(pattern, locale).withZone(named(zone));
    }

    /** The offset zero is called Z, which few people read as a time. */
    private static ZoneId named(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }

    private static Map<Language, ResourceBundle> load() {
        Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);
        ResourceBundle.Control exactly =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        for (Language language : Language.values()) {
            Locale locale = language == Language.EN ? Locale.ROOT : language.locale();
            bundles.put(language, ResourceBundle.getBundle(BUNDLE, locale, Phrases.class.getClassLoader(), exactly));
        }
        return bundles;
    }

    public static Phrases in(Voice voice) {
        ResourceBundle bundle = BUNDLES.getOrDefault(voice.language(), ResourceBundle.getBundle(BUNDLE, Locale.ROOT));
        return new Phrases(bundle, voice.language().locale(), voice.zone());
    }

    /** The key itself when there are no words for it: a message is never lost over a word. */
    public String of(String key, Object... arguments) {
        return find(key, arguments).orElse(key);
    }

    /** Empty when this language has no words of its own for it. */
    Optional<String> find(String key, Object... arguments) {
        try {
            String pattern = bundle.getString(key);
            return Optional.of(arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments));
        } catch (MissingResourceException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public ZoneId zone() {
        return time.getZone() == null ? ZoneOffset.UTC : time.getZone();
    }

    /** Tag of the language, such as {@code zh-CN}. */
    public String language() {
        return locale.toLanguageTag();
    }

    String time(Instant instant) {
        return time.format(instant);
    }

    /** At least a minute. */
    String lasting(Duration duration) {
        long minutes = Math.max(1, duration.toMinutes());
        return minutes < 120 ? of("minutes", minutes) : of("hours", minutes / 60, minutes % 60);
    }
}
