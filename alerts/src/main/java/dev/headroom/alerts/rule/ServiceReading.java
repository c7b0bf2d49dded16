package dev.headroom.alerts.rule;

import dev.headroom.alerts.anomaly.Anomalies;
import dev.headroom.alerts.diagnosis.Moment;
import dev.headroom.alerts.diagnosis.Moments;
import dev.headroom.alerts.diagnosis.Strain;
import dev.headroom.alerts.slo.ErrorBudget;
import dev.headroom.alerts.slo.LatencyObjectives;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.forecasting.Outlook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Reads every condition of services but those of the operator's own. Thread-safe. */
final class ServiceReading {

    private static final Duration SILENT = Duration.ofMinutes(5);
    /** A service that nobody declared and that has been silent for so long was taken away. */
    private static final Duration GONE = Duration.ofDays(1);

    private static final Duration OLD_OUTLOOK = Duration.ofHours(1);

    private final RuleInputs inputs;
    private final LatencyObjectives latencies;
    private final ErrorBudget budget;
    private final Anomalies anomalies;

    ServiceReading(RuleInputs inputs) {
        this.inputs = inputs;
        this.latencies = new LatencyObjectives(inputs.history(), inputs.fleet());
        this.budget = new ErrorBudget(inputs.history(), inputs.fleet());
        this.anomalies = new Anomalies(inputs.history());
    }

    /** The newest state of one service; every condition is read from it. */
    final class At {
        private final ServiceName service;
        private final Instant now;
        private final Moment moment;
        private final Strain strain;

        At(ServiceName service, Instant now) {
            this.service = service;
            this.now = now;
            this.moment = Moments.newest(inputs.history(), service, now);
            this.strain = Strain.of(moment, service, inputs.fleet(), inputs.outlooks());
        }

        Reading of(Condition condition) {
            return switch (condition) {
                case FORECAST_OVER_CAPACITY -> ahead(ForecastReading::of);
                case EVENT_OVER_CAPACITY -> ahead(outlook -> EventReading.of(outlook, now));
                case NO_DATA -> silence();
                case TTFT_OF_OBJECTIVE -> Reading.of(latencies.ofObjective(service, LatencyKind.TTFT, now));
                case TPOT_OF_OBJECTIVE -> Reading.of(latencies.ofObjective(service, LatencyKind.TPOT, now));
                case BURN_RATE_1H -> burn(Duration.ofHours(1), Duration.ofMinutes(5));
                case BURN_RATE_6H -> burn(Duration.ofHours(6), Duration.ofMinutes(30));
                case BURN_RATE_1D -> burn(Duration.ofDays(1), Duration.ofHours(2));
                case BURN_RATE_3D -> burn(Duration.ofDays(3), Duration.ofHours(6));
                case ERROR_BUDGET_SPENT -> Reading.of(budget.spent(service, now));
                case UNUSUAL_LOAD -> unusual(Anomalies.Measure.LOAD);
                case UNUSUAL_REJECTIONS -> unusual(Anomalies.Measure.REJECTIONS);
                case UNUSUAL_LATENCY -> unusual(Anomalies.Measure.LATENCY);
                case UNUSUAL_GPU_UTILIZATION -> unusual(Anomalies.Measure.GPU_UTILIZATION);
                default ->
                    condition == Condition.QUEUE_ON_ONE_NODE
                            ? Reading.of(strain.queueOnOneNode(inputs.history(), service))
                            : LoadReading.of(condition, moment, strain);
            };
        }

        /** An old outlook says nothing. */
        private Reading ahead(Function<Outlook, Reading> reading) {
            return inputs.outlooks()
                    .latest(service)
                    .filter(outlook -> !outlook.madeAt().plus(OLD_OUTLOOK).isBefore(now))
                    .map(reading)
                    .orElseGet(Reading.NoData::new);
        }

        private Reading burn(Duration longer, Duration shorter) {
            return Reading.of(budget.burnRate(service, longer, shorter, now));
        }

        private Reading unusual(Anomalies.Measure measure) {
            return Reading.of(anomalies.deviations(service, measure, now));
        }

        private Reading silence() {
            Optional<Instant> last = inputs.history().lastSample(service);
            boolean declared = inputs.fleet().declared().contains(service);
            boolean expected = declared
                    || last.filter(time -> time.plus(GONE).isAfter(now)).isPresent();
            boolean silent =
                    last.filter(time -> !time.plus(SILENT).isBefore(now)).isEmpty();
            return Reading.of(expected && silent ? 1 : 0);
        }
    }
}
