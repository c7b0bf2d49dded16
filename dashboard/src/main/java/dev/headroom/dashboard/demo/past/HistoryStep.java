package dev.headroom.dashboard.demo.past;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of the history that is laid down: the older, the longer.
 *
 * @param endSecond when it ends, before the start of the demo
 * @param gpus whether GPUs are read at its end; they are many and change little
 */
public record HistoryStep(double endSecond, double seconds, boolean gpus) {

    public static final long DAYS = 14;

    private static final double HOUR = 3600;

    private record Era(double fromSecond, double stepSeconds, int gpusEvery) {}

    private static final List<Era> ERAS = List.of(
            new Era(-DAYS * 24 * HOUR, 600, 3),
            new Era(-7 * 24 * HOUR, 300, 3),
            new Era(-48 * HOUR, 60, 5),
            new Era(-2 * HOUR, 15, 4));

    /** Steps from one second, two weeks ago at the earliest, to another. */
    static List<HistoryStep> between(double firstSecond, double lastSecond) {
        List<HistoryStep> steps = new ArrayList<>();
        for (int era = 0; era < ERAS.size(); era++) {
            double seconds = ERAS.get(era).stepSeconds;
            double end = era + 1 < ERAS.size() ? ERAS.get(era + 1).fromSecond : lastSecond;
            int number = 0;
            double start = Math.max(firstSecond, ERAS.get(era).fromSecond);
            for (double at = start + seconds; at <= end; at += seconds, number++) {
                boolean gpus = number % ERAS.get(era).gpusEvery == 0;
                steps.add(new HistoryStep(at, seconds, gpus));
            }
        }
        return steps;
    }
}
