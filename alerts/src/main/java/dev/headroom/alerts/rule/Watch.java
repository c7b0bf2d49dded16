package dev.headroom.alerts.rule;

import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.collector.history.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an operator's own rule looks at.
 *
 * @param service the only one it holds for; empty for all
 * @param below whether a value below the threshold is the breach, rather than one above
 */
public record Watch(Metric metric, Optional<String> service, boolean below) {
    private static final String EXTRA = "extra:";

    /** One number of a service. */
    public sealed interface Metric {
        /** As written in a rule. */
        String word();

        record OfSignal(Signal signal) implements Metric {
            @Override
            public String word() {
                return wordOf(signal);
            }
        }

        /** The worst of all series that a dialect keeps under this name. */
        record OfExtra(String name) implements Metric {
            @Override
            public String word() {
                return EXTRA + name;
            }
        }
    }

    /** Throws {@link IllegalArgumentException} when there is no such metric. */
    static Watch of(OwnRule rule) {
        return new Watch(metric(rule.metric()), rule.service(), rule.below().isPresent());
    }

    private static Metric metric(String word) {
        if (word.startsWith(EXTRA) && word.length() > EXTRA.length()) {
            return new Metric.OfExtra(word.substring(EXTRA.length()));
        }
        return Arrays.stream(Signal.values())
                .filter(signal -> wordOf(signal).equals(word))
                .findFirst()
                .map(Metric.OfSignal::new)
                .orElseThrow(() -> new IllegalArgumentException(
                        "metric must be extra:NAME or one of " + words() + ", was " + word));
    }

    /** Every signal as written in a rule. */
    public static List<String> signals() {
        return Arrays.stream(Signal.values()).map(Watch::wordOf).toList();
    }

    private static String words() {
        return String.join(", ", signals());
    }

    private static String wordOf(Signal signal) {
        return signal.name().toLowerCase(Locale.ROOT);
    }
}
