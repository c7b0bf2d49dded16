package dev.headroom.forecasting.model.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.shelf.UnreadableModelException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TreeFileTest {

    private static final int FORMAT_AT = 4;
    private static final DemandSeries SERIES = Demands.busy(200).withSeasons(Seasons.of(24));

    @SuppressWarnings("NullAway.Init")
    private static Boosting.Fitted fitted;

    @BeforeAll
    static void learnALittle() {
        assumeTrue(Boosting.obstacle().isEmpty());
        fitted = new Boosting(new BoostingSettings(20, 3, 0.1, 20)).learn(List.of(SERIES), 24, 1);
    }

    @Test
    void whatIsReadForecastsAsWhatWasWritten() {
        BoostedModel read = BoostedModel.read(bytes());

        FittedForecaster again = read.forecaster(SERIES, "").orElseThrow();
        assertThat(again.forecast(SERIES, 24)).isEqualTo(fitted.forecast(SERIES, 24));
        assertThat(again.provenance()).isEqualTo(fitted.provenance());
        assertThat(read.forecaster(SERIES.withSeasons(Seasons.of(12)), "")).isEmpty();
    }

    @Test
    void F30_anotherFormatIsRefusedByItsNumber() {
        byte[] bytes = bytes();
        ByteBuffer.wrap(bytes).putInt(FORMAT_AT, 7);

        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> BoostedModel.read(bytes))
                .withMessageContaining("format 7, this version reads 1");
    }

    @Test
    void F30_bytesThatWereChangedCutOrLengthenedNeverDoHarm() {
        byte[] whole = bytes();
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 2_000; round++) {
            byte[] broken = Arrays.copyOf(whole, round % 4 == 0 ? random.nextInt(2 * whole.length) : whole.length);
            for (int flips = random.nextInt(1, 4); flips > 0 && broken.length > 0; flips--) {
                broken[random.nextInt(Math.min(broken.length, 600))] = (byte) random.nextInt();
            }
            readAndAsk(broken);
        }
    }

    /** Either refused, or numbers like any others. */
    private static void readAndAsk(byte[] bytes) {
        try {
            BoostedModel.read(bytes).forecaster(SERIES, "").ifPresent(model -> {
                for (double value : model.forecast(SERIES, 24)) {
                    assertThat(value).isFinite().isNotNegative();
                }
            });
        } catch (UnreadableModelException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static byte[] bytes() {
        return TreeFile.write(Map.of(fitted.seasons(), fitted));
    }
}
