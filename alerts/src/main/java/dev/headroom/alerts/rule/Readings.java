package dev.headroom.alerts.rule;

import dev.headroom.alerts.diagnosis.Moment;
import dev.headroom.alerts.diagnosis.Moments;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.capacity.Resource;
import dev.headroom.forecasting.capacity.Saturation;
import dev.headroom.forecasting.capacity.Saturations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the inputs of every rule: one query of signals for each service, one for the targets and
 * two for the GPUs. Thread-safe. */
public final class Readings {

    /** A target that nobody has scraped for so long is unknown, not down. */
    private static final Duration TARGET_STALE = Duration.ofMinutes(5);

    /** A device that came back resolves its incident for that long. */
    private static final Duration GPU_EVENTS = Duration.ofDays(7);

    private static final int MOST_GPU_EVENTS = 1000;

    private final History history;
    private final GpuHistory gpus;
    private final Saturations saturations;
    private final ForecastReading forecast;
    private final WatchReading watched;

    /** Readings of built-in rules; nothing is kept beside the typed samples. */
    public Readings(History history, GpuHistory gpus, Saturations saturations, Outlooks outlooks) {
        this(history, gpus, ExtraHistory.NONE, saturations, outlooks);
    }

    public Readings(History history, GpuHistory gpus, ExtraHistory extras, Saturations saturations, Outlooks outlooks) {
        this.history = history;
        this.gpus = gpus;
        this.saturations = saturations;
        this.forecast = new ForecastReading(outlooks);
        this.watched = new WatchReading(history, extras);
    }

    public List<Finding> of(Rules rules, Instant now) {
        List<Finding> findings = new ArrayList<>();
        for (ServiceName service : history.services()) {
            Moment moment = Moments.newest(history, service, now);
            for (Rule rule : rules.all()) {
                if (rule.condition().isOfService() && holdsFor(rule, service)) {
                    Reading reading = rule.watch()
                            .map(watch -> watched.of(watch, service, now))
                            .orElseGet(() -> read(rule.condition(), moment, service, now));
                    findings.add(new Finding(rule, service, "", reading));
                }
            }
        }
        rules.all().stream()
                .filter(rule -> rule.condition() == Condition.TARGET_DOWN)
                .forEach(rule -> addTargets(rule, now, findings));
        rules.all().stream()
                .filter(rule -> rule.condition() == Condition.GPU_LOST)
                .forEach(rule -> addGpus(rule, now, findings));
        return findings;
    }

    private static boolean holdsFor(Rule rule, ServiceName service) {
        return rule.watch()
                .flatMap(Watch::service)
                .map(only -> only.equals(service.value()))
                .orElse(true);
    }

    private Reading read(Condition condition, Moment moment, ServiceName service, Instant now) {
        return switch (condition) {
            case REJECTED_429_SHARE -> Reading.of(moment.shareOfOffered(moment.rejected429Rps()));
            case FAILED_SHARE -> Reading.of(moment.shareOfOffered(moment.failedRps()));
            case GPU_UTILIZATION_WITH_QUEUE -> gpuWithQueue(moment);
            case CONNECTIONS_RATIO -> connections(service, now);
            case FORECAST_OVER_CAPACITY -> forecast.of(service, now);
            case TARGET_DOWN, GPU_LOST -> throw new IllegalArgumentException("targets and devices are read one by one");
            case WATCHED -> throw new IllegalArgumentException("a rule that watches says what");
        };
    }

    /** A busy GPU without a queue is well used: it reads 0. Whether requests wait must be known to call it saturated. */
    private static Reading gpuWithQueue(Moment moment) {
        if (Double.isNaN(moment.gpuUtilization()) || Double.isNaN(moment.waiting())) {
            return new Reading.NoData();
        }
        return Reading.of(moment.waiting() >= 1 ? moment.gpuUtilization() : 0);
    }

    private Reading connections(ServiceName service, Instant now) {
        Saturation connections = saturations.now(service, now).get(Resource.CONNECTIONS);
        return connections == null ? new Reading.NoData() : Reading.of(connections.ratio());
    }

    private void addTargets(Rule rule, Instant now, List<Finding> findings) {
        for (TargetState target : history.targets()) {
            OutcomeRow last = target.last();
            ServiceName service = last.service().isBlank() ? ServiceName.UNASSIGNED : new ServiceName(last.service());
            Reading reading =
                    last.time().plus(TARGET_STALE).isBefore(now) ? new Reading.NoData() : Reading.of(last.up() ? 0 : 1);
            findings.add(new Finding(rule, service, last.target(), reading));
        }
    }

    private record Device(ServiceName service, String name) {
        static Device of(GpuEvent event) {
            return new Device(event.service(), event.node() + " " + event.device());
        }
    }

    private void addGpus(Rule rule, Instant now, List<Finding> findings) {
        Map<Device, Reading> readings = new LinkedHashMap<>();
        gpus.events(now.minus(GPU_EVENTS), MOST_GPU_EVENTS).stream()
                .filter(event -> event.kind() == GpuEvent.Kind.LOST)
                .forEach(event -> readings.put(Device.of(event), Reading.of(0)));
        gpus.lost().forEach(event -> readings.put(Device.of(event), Reading.of(1)));
        readings.forEach(
                (device, reading) -> findings.add(new Finding(rule, device.service(), device.name(), reading)));
    }
}
