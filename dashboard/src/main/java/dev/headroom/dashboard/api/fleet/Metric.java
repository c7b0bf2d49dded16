package dev.headroom.dashboard.api.fleet;

import dev.headroom.collector.history.HostQuantity;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.api.WireWord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a series can be asked for, by name: a signal such as {@code offered_rps}, a
 * quantile such as {@code ttft_p95}, a quantity of machines such as {@code machine_cpu_ratio}, or an extra such as {@code extra:NAME}.
 */
sealed interface Metric {

    String name();

    record OfSignal(String name, Signal signal) implements Metric {}

    record OfLatency(String name, LatencyKind kind, double quantile) implements Metric {}

    /** A quantity of each machine under the service's nodes. */
    record OfMachine(String name, HostQuantity quantity) implements Metric {}

    /** All series that dialects keep under the name. */
    record OfExtra(String name, String extra) implements Metric {}

    String EXTRA = "extra:";

    String MACHINE = "machine_";

    Pattern QUANTILE = Pattern.compile("(ttft|tpot|e2e|queue)_p(\\d{2})");

    int MOST_METRICS = 20;

    static List<Metric> parse(String names) {
        List<Metric> metrics = Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .map(Metric::one)
                .distinct()
                .toList();
        if (metrics.size() > MOST_METRICS) {
            throw Refusal.badRequest("metric must name at most " + MOST_METRICS + " series");
        }
        return metrics;
    }

    private static Metric one(String name) {
        Matcher quantile = QUANTILE.matcher(name);
        if (quantile.matches()) {
            LatencyKind kind = LatencyKind.valueOf(quantile.group(1).toUpperCase(Locale.ROOT));
            return new OfLatency(name, kind, Integer.parseInt(quantile.group(2)) / 100.0);
        }
        if (name.startsWith(EXTRA)) {
            return new OfExtra(name, name.substring(EXTRA.length()));
        }
        if (name.startsWith(MACHINE)) {
            return machine(name);
        }
        return Arrays.stream(Signal.values())
                .filter(signal -> WireWord.of(signal).equals(name))
                .findFirst()
                .map(signal -> new OfSignal(name, signal))
                .orElseThrow(() -> Refusal.badRequest("metric is not known; see docs/rest.md for the names"));
    }

    private static Metric machine(String name) {
        return Arrays.stream(HostQuantity.values())
                .filter(quantity -> name.equals(MACHINE + quantity.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(quantity -> new OfMachine(name, quantity))
                .orElseThrow(() -> Refusal.badRequest("metric is not known; see docs/rest.md for the names"));
    }
}
