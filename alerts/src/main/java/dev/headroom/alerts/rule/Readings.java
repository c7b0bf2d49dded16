package dev.headroom.alerts.rule;

import dev.headroom.alerts.diagnosis.Moment;
import dev.headroom.alerts.diagnosis.Moments;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.capacity.Resource;
import dev.headroom.forecasting.capacity.Saturation;
import dev.headroom.forecasting.capacity.Saturations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the inputs of every rule: one query of signals for each service and one for the targets. Thread-safe. */
public final class Readings {

    /** A target that nobody has scraped for so long is unknown, not down. */
    private static final Duration TARGET_STALE = Duration.ofMinutes(5);

    private final History history;
    private final Saturations saturations;
    private final ForecastReading forecast;

    public Readings(History history, Saturations saturations, Outlooks outlooks) {
        this.history = history;
        this.saturations = saturations;
        this.forecast = new ForecastReading(outlooks);
    }

    public List<Finding> of(Rules rules, Instant now) {
        List<Finding> findings = new ArrayList<>();
        for (ServiceName service : history.services()) {
            Moment moment = Moments.newest(history, service, now);
            for (Rule rule : rules.all()) {
                if (rule.condition() != Condition.TARGET_DOWN) {
                    findings.add(new Finding(rule, service, "", read(rule.condition(), moment, service, now)));
                }
            }
        }
        rules.all().stream()
                .filter(rule -> rule.condition() == Condition.TARGET_DOWN)
                .forEach(rule -> addTargets(rule, now, findings));
        return findings;
    }

    private Reading read(Condition condition, Moment moment, ServiceName service, Instant now) {
        return switch (condition) {
            case REJECTED_429_SHARE -> Reading.of(moment.shareOfOffered(moment.rejected429Rps()));
            case FAILED_SHARE -> Reading.of(moment.shareOfOffered(moment.failedRps()));
            case GPU_UTILIZATION_WITH_QUEUE -> gpuWithQueue(moment);
            case CONNECTIONS_RATIO -> connections(service, now);
            case FORECAST_OVER_CAPACITY -> forecast.of(service, now);
            case TARGET_DOWN -> throw new IllegalArgumentException("targets are read one by one");
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
}
