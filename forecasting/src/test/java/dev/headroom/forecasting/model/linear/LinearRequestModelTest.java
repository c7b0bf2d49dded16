package dev.headroom.forecasting.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.forecasting.model.linear.LinearRequestModel.Occasion;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LinearRequestModelTest {

    private static final List<Occasion> THREE_DAYS = List.of(
            new Occasion(List.of(1.0, 1_000.0), 5_000),
            new Occasion(List.of(2.0, 1_500.0), 7_500),
            new Occasion(List.of(3.0, 2_000.0), 10_000));

    @Test
    void dayAndUsersOnALineGiveTheExactRequestsOfTheNextDay() {
        assertThat(LinearRequestModel.of(THREE_DAYS).requestsAt(List.of(4.0, 2_500.0)))
                .isEqualTo(12_500, Offset.offset(1e-6));
    }

    @Test
    void requestsAreNeverNegative() {
        assertThat(LinearRequestModel.of(THREE_DAYS).requestsAt(List.of(-9.0, -5_000.0)))
                .isZero();
    }

    @Test
    void anOccasionWithAnotherNumberOfRegressorsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearRequestModel.of(THREE_DAYS).requestsAt(List.of(4.0)))
                .withMessageContaining("must have 2 regressors");
    }

    @Test
    void oneOccasionIsNoLine() {
        assertThatIllegalArgumentException().isThrownBy(() -> LinearRequestModel.of(THREE_DAYS.subList(0, 1)));
    }
}
