package dev.headroom.forecasting.capacity.loadtest;

import java.util.Comparator;
import java.util.List;

/** The steps of one test from the least load to the most, no two of the same load. */
public record LoadTest(Axis axis, List<LoadStep> steps) {

    /** What was raised from step to step. */
    public enum Axis {
        USERS("users"),
        CONCURRENCY("concurrent requests"),
        RATE("requests/s sent");

        private final String words;

        Axis(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public LoadTest {
        steps = steps.stream()
                .sorted(Comparator.comparingDouble(LoadStep::load))
                .toList();
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a load test needs a step");
        }
    }
}
