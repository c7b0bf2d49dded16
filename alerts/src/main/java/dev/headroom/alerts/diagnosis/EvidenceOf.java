package dev.headroom.alerts.diagnosis;

import dev.headroom.alerts.diagnosis.Fact.Measure;
import dev.headroom.collector.history.Signal;
import java.util.ArrayList;
import java.util.List;

/** The numbers that show a cause, the most telling first. Unknown numbers are left out. */
final class EvidenceOf {

    private static final double GPU_BOUND = 0.95;

    private final DecisionList list;

    EvidenceOf(DecisionList list) {
        this.list = list;
    }

    List<Fact> facts(Cause cause, Moment moment) {
        List<Fact> telling =
                switch (cause) {
                    case RATE_LIMITER, RETRY_STORM -> List.of(offered(moment), served(moment), rejected429(moment));
                    case CONNECTION_POOL ->
                        List.of(
                                fact(Measure.CONNECTIONS, Signal.CONNECTIONS, moment, list.connectionLimit(moment)),
                                offered(moment));
                    case KV_CACHE ->
                        List.of(
                                fact(Measure.KV_CACHE_RATIO, Signal.KV_CACHE_RATIO, moment, 0.9),
                                fact(
                                        Measure.PREEMPTIONS_PER_SECOND,
                                        Signal.PREEMPTIONS_PER_SECOND,
                                        moment,
                                        Double.NaN));
                    case PREFILL ->
                        List.of(new Fact(
                                Measure.PREFILL_TOKENS_PER_SECOND,
                                moment.prefillTokensPerSecond(),
                                list.prefillLimit(moment)));
                    case GPU_QUEUE -> List.of();
                    case THROTTLING ->
                        List.of(
                                new Fact(
                                        Measure.STEP_SLOWDOWN, list.throttling().slowdown(moment), Double.NaN),
                                fact(
                                        Measure.GPU_CLOCK_MEGAHERTZ,
                                        Signal.GPU_CLOCK_LOWEST_MEGAHERTZ,
                                        moment,
                                        list.throttling().usualClock()),
                                fact(Measure.GPU_THROTTLED_SHARE, Signal.GPU_THROTTLED_RATIO, moment, Double.NaN));
                    case IMBALANCE ->
                        List.of(fact(Measure.KV_CACHE_RATIO, Signal.KV_CACHE_RATIO_MAX, moment, Double.NaN));
                };
        List<Fact> all = new ArrayList<>(telling);
        all.add(new Fact(Measure.REJECTED_SHARE, moment.shareOfOffered(moment.rejectedRps()), Double.NaN));
        all.add(fact(Measure.REJECTED_503_RPS, Signal.REJECTED_503_RPS, moment, Double.NaN));
        all.add(fact(Measure.WAITING, Signal.WAITING, moment, Double.NaN));
        all.add(fact(Measure.RUNNING, Signal.RUNNING, moment, moment.get(Signal.MAX_RUNNING)));
        all.add(fact(Measure.GPU_UTILIZATION, Signal.GPU_UTILIZATION, moment, GPU_BOUND));
        if (telling.isEmpty()) {
            all.add(offered(moment));
            all.add(served(moment));
        }
        return all.stream().filter(fact -> !Double.isNaN(fact.value())).toList();
    }

    private Fact offered(Moment moment) {
        return fact(
                Measure.OFFERED_RPS, Signal.OFFERED_RPS, moment, list.bounds().limiterRps());
    }

    private static Fact served(Moment moment) {
        return fact(Measure.SERVED_RPS, Signal.SERVED_RPS, moment, Double.NaN);
    }

    private static Fact rejected429(Moment moment) {
        return fact(Measure.REJECTED_429_RPS, Signal.REJECTED_429_RPS, moment, Double.NaN);
    }

    private static Fact fact(Measure measure, Signal signal, Moment moment, double bound) {
        return new Fact(measure, moment.get(signal), bound);
    }
}
