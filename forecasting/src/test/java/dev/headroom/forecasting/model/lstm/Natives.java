package dev.headroom.forecasting.model.lstm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headroom.forecasting.model.lstm.tensorflow.TensorFlowLibrary;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** TensorFlow for tests; those that need it are skipped, aloud, where it does not run. */
public final class Natives {

    private Natives() {}

    public static Networks networks() {
        return switch (TensorFlowLibrary.find(Path.of("target", "tensorflow"))) {
            case LstmSupport.Ready(var networks, var _) -> networks;
            case LstmSupport.Missing(var reason) -> {
                System.out.println("SKIPPED tests of the LSTM: " + reason);
                assumeTrue(false, reason);
                throw new AssertionError(reason);
            }
        };
    }

    /** Sizes that train in a fraction of a second. */
    public static LstmShape tiny(int horizon) {
        int knots = Math.min(horizon, 6);
        return new LstmShape(
                4,
                6,
                IntStream.rangeClosed(1, knots)
                        .map(knot -> knot * horizon / knots)
                        .boxed()
                        .toList());
    }
}
