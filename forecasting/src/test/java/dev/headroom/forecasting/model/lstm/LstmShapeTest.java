package dev.headroom.forecasting.model.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LstmShapeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 47, 48, 49, 50, 288, 10_000})
    void theLastKnotIsTheHorizon(int horizon) {
        LstmShape shape = LstmShape.upTo(horizon);

        assertThat(shape.horizon()).isEqualTo(horizon);
        assertThat(shape.knots())
                .hasSize(Math.min(horizon, LstmShape.MOST_KNOTS))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void everyStepHasAKnotUpToTwoDaysOfHours() {
        assertThat(LstmShape.upTo(48).knots())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 48).boxed().toList());
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LstmShape.upTo(48).withUnits(0));
        assertThatIllegalArgumentException().isThrownBy(() -> LstmShape.upTo(48).withWindow(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LstmShape(50, 48, List.of(2, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> new LstmShape(50, 48, List.of()));
    }
}
