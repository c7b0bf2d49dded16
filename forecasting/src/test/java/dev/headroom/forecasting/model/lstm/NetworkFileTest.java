package dev.headroom.forecasting.model.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.model.lstm.Networks.Round;
import dev.headroom.forecasting.model.lstm.Networks.Start;
import dev.headroom.forecasting.model.shelf.UnreadableModelException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NetworkFileTest {

    private static final int FORMAT_AT = 4;
    private static final int UNITS_AT = 8;

    @SuppressWarnings("NullAway.Init")
    private static Networks networks;

    @SuppressWarnings("NullAway.Init")
    private static QuantileNetwork network;

    @SuppressWarnings("NullAway.Init")
    private static byte[] bytes;

    private static double[] input;

    @BeforeAll
    static void learn() {
        networks = Natives.networks();
        LstmShape shape = Natives.tiny(6);
        TrainingRows rows = TrainingRows.of(java.util.List.of(Demands.busy(200)), shape, new TrainingRows.Choice(32, 1))
                .learn();
        network = networks.learn(new Round(new Start.Fresh(shape, 3), rows, 0.002));
        bytes = network.toBytes();
        input = rows.rows().getFirst().input();
    }

    @Test
    void aNetworkComesBackAsItWas() {
        QuantileNetwork again = networks.read(bytes);

        assertThat(again.shape()).isEqualTo(network.shape());
        assertThat(again.quantiles(input)).isDeepEqualTo(network.quantiles(input));
        assertThat(again.provenance())
                .isEqualTo(network.provenance())
                .contains("RMSPROP")
                .contains("num-examples");
        assertThat(again.toBytes()).isEqualTo(bytes);
    }

    @Test
    void quantilesDoNotCross() {
        for (int knot = 0; knot < network.shape().knots().size(); knot++) {
            int from = knot * Quantiles.LEVELS.size();
            assertThat(Arrays.copyOfRange(network.quantiles(input)[0], from, from + Quantiles.LEVELS.size()))
                    .isSorted();
        }
    }

    @Test
    void F30_aFileOfAnotherVersionIsRefused() {
        assertRefused(ByteBuffer.wrap(bytes.clone()).putInt(FORMAT_AT, 2).array(), "is of format 2");
    }

    @Test
    void F30_aFileThatNamesAnotherClassIsRefusedAndTheClassNotLookedUp() {
        assertRefused(replaced("PinballConverter", "PinballConvertes"), "which we do not write");
        assertRefused(replaced("TensorFlowNativeModel", "TensorFlowNativeModem"), "");
    }

    @Test
    void F30_aShapeThatDoesNotFitTheNumbersIsRefused() {
        assertRefused(ByteBuffer.wrap(bytes.clone()).putInt(UNITS_AT, 5).array(), "is not");
        assertRefused(
                ByteBuffer.wrap(bytes.clone())
                        .putInt(UNITS_AT, Integer.MAX_VALUE)
                        .array(),
                "units");
    }

    /** A flipped number is for the checksum of the store to find; here nothing may do worse than be refused. */
    @Test
    void F30_flippedAndCutBytesNeverDoMoreThanBeRefused() {
        SplittableRandom random = new SplittableRandom(30);
        for (int i = 0; i < 40; i++) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            byte[] hostile = i % 2 == 0 ? flipped : Arrays.copyOf(bytes, random.nextInt(bytes.length));
            readOrRefuse(hostile);
        }
        assertRefused(new byte[0], "broken");
        assertRefused("rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA".getBytes(StandardCharsets.UTF_8), "no network");
    }

    private static void readOrRefuse(byte[] hostile) {
        try {
            networks.read(hostile).close();
        } catch (UnreadableModelException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }

    private static void assertRefused(byte[] hostile, String because) {
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> networks.read(hostile))
                .withMessageContaining(because);
    }

    private static byte[] replaced(String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
