package dev.headroom.alerts.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks at pixels: a picture that is wrong still has a size. */
class ChartImageTest {

    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final Window HOUR = new Window(NOW.minus(Duration.ofHours(1)), NOW, Duration.ofMinutes(1));
    private static final int LINE = 0x2563eb;
    private static final int LIMIT = 0xb45309;
    private static final int WHITE = 0xffffff;
    private static final int HEAD_BOTTOM = 90;
    private static final int AXIS_TOP = 430;

    @Test
    void itIsAPictureOfItsSizeOnAGroundOfItsOwn() {
        BufferedImage image = image(level(100), Optional.empty(), ZoneOffset.UTC);

        assertThat(image.getWidth()).isEqualTo(1120);
        assertThat(image.getHeight()).isEqualTo(480);
        assertThat(image.getColorModel().hasAlpha()).as("dark mail clients").isFalse();
        assertThat(image.getRGB(1, 1) & WHITE).isEqualTo(WHITE);
        assertThat(columnsOf(LINE, image)).isNotEmpty();
    }

    @Test
    void aGapStaysAGap() {
        double[] values = level(100);
        Arrays.fill(values, 20, 40, Double.NaN);

        List<Integer> drawn = columnsOf(LINE, image(values, Optional.empty(), ZoneOffset.UTC));

        assertThat(drawn).anyMatch(x -> x < 450).anyMatch(x -> x > 770).noneMatch(x -> x > 460 && x < 750);
    }

    @Test
    void aLineOfUnknownsAloneIsNotDrawnAtZero() {
        double[] values = level(Double.NaN);
        values[5] = 10;

        assertThat(columnsOf(LINE, image(values, Optional.empty(), ZoneOffset.UTC)))
                .isNotEmpty()
                .allMatch(x -> x < 220);
    }

    @Test
    void theLimitIsDrawnAcrossAndNamed() {
        BufferedImage with = image(level(100), Optional.of(new Picture.Limit("Limit", 120)), ZoneOffset.UTC);
        BufferedImage without = image(level(100), Optional.empty(), ZoneOffset.UTC);

        assertThat(columnsOf(LIMIT, with)).hasSizeGreaterThan(400);
        assertThat(columnsOf(LIMIT, without)).isEmpty();
        assertThat(differ(with, without, 0, HEAD_BOTTOM)).as("the legend").isTrue();
    }

    @Test
    void aLimitFarAboveTheLinesDoesNotPressThemFlat() {
        assertThat(columnsOf(LIMIT, image(level(100), Optional.of(new Picture.Limit("Limit", 10_000)), ZoneOffset.UTC)))
                .isEmpty();
    }

    @Test
    void timesAreInTheZoneOfTheChannel() {
        BufferedImage utc = image(level(100), Optional.empty(), ZoneOffset.UTC);
        BufferedImage shanghai = image(level(100), Optional.empty(), ZoneId.of("Asia/Shanghai"));

        assertThat(differ(utc, shanghai, AXIS_TOP, 480)).as("the axis").isTrue();
        assertThat(differ(utc, shanghai, 0, HEAD_BOTTOM))
                .as("the name of the zone")
                .isTrue();
        assertThat(differ(utc, shanghai, HEAD_BOTTOM, AXIS_TOP)).as("the lines").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 1.0E-9", "0.7, 0.8", "1, 1", "99, 100", "1200, 1250", "1000, 1000", "1001, 1250", "41, 50"})
    void theAxisEndsCloseAboveTheHighestValue(double highest, double top) {
        assertThat(Scale.upTo(highest).top()).isEqualTo(top);
        assertThat(Scale.upTo(highest).steps()).isBetween(1, 5);
    }

    private static double[] level(double value) {
        double[] values = new double[HOUR.points()];
        Arrays.fill(values, value);
        return values;
    }

    private static BufferedImage image(double[] values, Optional<Picture.Limit> limit, ZoneId zone) {
        Picture.Line line = new Picture.Line("Offered", LINE, new TimeSeries(HOUR, values));
        Picture picture = new Picture("deepseek-v3", "req/s", List.of(line), limit, NOW, zone);
        try {
            return ImageIO.read(new ByteArrayInputStream(ChartImage.png(picture)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Below the legend. */
    private static List<Integer> columnsOf(int colour, BufferedImage image) {
        return IntStream.range(0, image.getWidth())
                .filter(x ->
                        IntStream.range(HEAD_BOTTOM, AXIS_TOP).anyMatch(y -> (image.getRGB(x, y) & WHITE) == colour))
                .boxed()
                .toList();
    }

    private static boolean differ(BufferedImage one, BufferedImage other, int top, int bottom) {
        return IntStream.range(top, bottom).anyMatch(y -> IntStream.range(0, one.getWidth())
                .anyMatch(x -> one.getRGB(x, y) != other.getRGB(x, y)));
    }
}
