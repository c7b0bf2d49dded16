package dev.headroom.alerts.diagnosis;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Busy moments in a row that one cause explains. */
record Stretch(Cause cause, List<Judged> moments, Duration step) {

    /** A moment and the causes that match it, best first. */
    record Judged(Moment moment, List<Cause> causes) {}

    /** Busy moments no further apart than this are one stretch, whatever lies between. */
    private static final Duration SHORT_GAP = Duration.ofMinutes(3);
    /** Another cause must last this long to become a stretch of its own. */
    private static final Duration OWN_STRETCH = Duration.ofMinutes(5);
    /** A second cause that held for this share of the moments is told beside the first. */
    private static final double BESIDE = 0.5;

    Stretch {
        moments = List.copyOf(moments);
    }

    /** Cuts judged moments, oldest first, into stretches; those under {@code shortest} are dropped. */
    static List<Stretch> in(List<Judged> judged, Duration step, Duration shortest) {
        List<Stretch> runs = new ArrayList<>();
        for (Judged moment : judged) {
            if (moment.causes().isEmpty()) {
                continue;
            }
            Stretch single = new Stretch(moment.causes().getFirst(), List.of(moment), step);
            append(single, runs, runs.isEmpty() || !runs.getLast().reaches(single, step));
        }
        return joinShort(runs, step).stream()
                .filter(stretch -> stretch.length().compareTo(shortest) >= 0)
                .toList();
    }

    private static void append(Stretch next, List<Stretch> to, boolean apart) {
        if (apart || to.getLast().cause() != next.cause()) {
            to.add(next);
        } else {
            to.set(to.size() - 1, to.getLast().and(next));
        }
    }

    /** A short run beside another one belongs to it: causes flicker at their thresholds. */
    private static List<Stretch> joinShort(List<Stretch> runs, Duration step) {
        List<Stretch> joined = new ArrayList<>();
        for (Stretch run : runs) {
            boolean beside = !joined.isEmpty() && joined.getLast().reaches(run, step);
            boolean ownStretch =
                    run.standsAlone() && (!beside || joined.getLast().standsAlone());
            if (beside && (!ownStretch || joined.getLast().cause() == run.cause())) {
                joined.set(joined.size() - 1, joined.getLast().and(run));
            } else {
                joined.add(run);
            }
        }
        return joined;
    }

    /** A single step, however long, may be the half-covered edge of its neighbour. */
    private boolean standsAlone() {
        return moments.size() > 1 && length().compareTo(OWN_STRETCH) >= 0;
    }

    private boolean reaches(Stretch next, Duration ofStep) {
        Duration longestGap = ofStep.compareTo(SHORT_GAP) > 0 ? Duration.ZERO : SHORT_GAP;
        return Duration.between(end(), next.start()).compareTo(longestGap) <= 0;
    }

    private Stretch and(Stretch next) {
        List<Judged> both = new ArrayList<>(moments);
        both.addAll(next.moments);
        return new Stretch(commonest(both, 0).orElse(cause), both, step);
    }

    /** This stretch with an earlier one before it, when they are one; the cause stays that of now. */
    Stretch continuing(Stretch earlier) {
        if (!earlier.reaches(this, step)) {
            return this;
        }
        List<Judged> both = new ArrayList<>(earlier.moments);
        both.addAll(moments);
        return new Stretch(cause, both, step);
    }

    /** Without the moments before; it must reach beyond that time. */
    Stretch notBefore(Instant from) {
        return new Stretch(
                cause,
                moments.stream()
                        .filter(judged -> !judged.moment().time().isBefore(from))
                        .toList(),
                step);
    }

    private static Optional<Cause> commonest(List<Judged> judged, int rank) {
        Map<Cause, Long> counts = judged.stream()
                .filter(moment -> moment.causes().size() > rank)
                .collect(groupingBy(moment -> moment.causes().get(rank), counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<Cause, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    Instant start() {
        return moments.getFirst().moment().time();
    }

    Instant end() {
        return moments.getLast().moment().time().plus(step);
    }

    Duration length() {
        return Duration.between(start(), end());
    }

    /** The next best explanation: what comes second most often, else another cause that was first at times. */
    Optional<RunnerUp> runnerUp(EvidenceOf evidence) {
        List<Judged> others = moments.stream()
                .map(judged -> new Judged(
                        judged.moment(),
                        judged.causes().stream().filter(other -> other != cause).toList()))
                .toList();
        return commonest(others, 0)
                .map(second -> new RunnerUp(
                        second,
                        !cause.entails(second) && shareOf(second) >= BESIDE,
                        evidence.facts(second, worst(second))));
    }

    private double shareOf(Cause other) {
        long with = moments.stream()
                .filter(judged -> judged.causes().contains(other))
                .count();
        return (double) with / moments.size();
    }

    double offeredRequests() {
        return moments.stream()
                        .mapToDouble(judged -> judged.moment().offeredRps())
                        .filter(rps -> !Double.isNaN(rps))
                        .sum()
                * step.toSeconds();
    }

    double lostRequests() {
        return moments.stream().mapToDouble(judged -> judged.moment().lostRps()).sum() * step.toSeconds();
    }

    /** The moment with the most refusals, else with the longest queue, among those that the cause explains. */
    Moment worst() {
        return worst(cause);
    }

    private Moment worst(Cause explained) {
        return moments.stream()
                .filter(judged -> judged.causes().contains(explained))
                .map(Judged::moment)
                .max(Comparator.comparingDouble(Moment::lostRps)
                        .thenComparingDouble(moment -> Double.isNaN(moment.waiting()) ? 0 : moment.waiting()))
                .orElseGet(() -> moments.getLast().moment());
    }

    Moment newest() {
        return moments.getLast().moment();
    }
}
