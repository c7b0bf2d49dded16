package dev.headroom.alerts.rule;

import dev.headroom.alerts.diagnosis.Moment;
import dev.headroom.alerts.diagnosis.Moments;
import dev.headroom.alerts.diagnosis.Strain;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads what a rule would have read in the past. Thread-safe. */
public final class PastReadings {

    private static final int MOST_SERIES = 500;

    private final RuleInputs inputs;

    public PastReadings(RuleInputs inputs) {
        this.inputs = inputs;
    }

    /** Whether that is kept: the signals and extras of services are, the state of targets and devices is not. */
    public static boolean reads(Rule rule) {
        return rule.watch().isPresent() || LoadReading.reads(rule.condition());
    }

    /** One value per step, NaN where nothing is known. */
    public TimeSeries of(Rule rule, ServiceName service, Window window) {
        return rule.watch()
                .map(watch -> watched(watch, service, window))
                .orElseGet(() -> load(rule.condition(), service, window));
    }

    private TimeSeries watched(Watch watch, ServiceName service, Window window) {
        return switch (watch.metric()) {
            case Watch.Metric.OfSignal(Signal signal) ->
                inputs.history()
                        .series(service, Set.of(signal), window)
                        .getOrDefault(signal, new TimeSeries(window, unknown(window)));
            case Watch.Metric.OfExtra(String name) -> worst(watch, service, name, window);
        };
    }

    private TimeSeries worst(Watch watch, ServiceName service, String name, Window window) {
        double[] worst = unknown(window);
        for (TimeSeries one :
                inputs.extras().series(service, name, window, MOST_SERIES).values()) {
            for (int point = 0; point < worst.length; point++) {
                double value = one.at(point);
                boolean further = watch.below() ? value < worst[point] : value > worst[point];
                if (further || Double.isNaN(worst[point])) {
                    worst[point] = value;
                }
            }
        }
        return new TimeSeries(window, worst);
    }

    private TimeSeries load(Condition condition, ServiceName service, Window window) {
        List<Moment> moments = Moments.over(inputs.history(), service, window);
        double[] values = new double[moments.size()];
        Arrays.setAll(values, point -> {
            Moment moment = moments.get(point);
            Strain strain = Strain.of(moment, service, inputs.fleet(), inputs.outlooks());
            return LoadReading.of(condition, moment, strain) instanceof Reading.Known known
                    ? known.value()
                    : Double.NaN;
        });
        return new TimeSeries(window, values);
    }

    private static double[] unknown(Window window) {
        double[] none = new double[window.points()];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
