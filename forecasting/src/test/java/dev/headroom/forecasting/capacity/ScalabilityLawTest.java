package dev.headroom.forecasting.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScalabilityLawTest {

    private static final ScalabilityLaw TRUE = new ScalabilityLaw(20, 0.04, 0.0002, 1);

    @Test
    void pointsOnTheLawGiveItsCoefficients() {
        ScalabilityLaw law = ScalabilityLaw.fit(points(0)).orElseThrow();

        assertThat(law.lambda()).isCloseTo(20, within(1e-3));
        assertThat(law.sigma()).isCloseTo(0.04, within(1e-5));
        assertThat(law.kappa()).isCloseTo(0.0002, within(1e-7));
        assertThat(law.peakConcurrency()).isCloseTo(69.28, within(0.01));
        assertThat(law.peakThroughput()).isCloseTo(TRUE.throughput(69.28), within(0.01));
        assertThat(law.fit()).isCloseTo(1, within(1e-6));
    }

    @Test
    void noiseMovesThePeakALittleOnly() {
        ScalabilityLaw law = ScalabilityLaw.fit(points(0.02)).orElseThrow();

        assertThat(law.peakConcurrency()).isCloseTo(69.3, within(14.0));
        assertThat(law.peakThroughput()).isCloseTo(TRUE.peakThroughput(), within(0.03 * TRUE.peakThroughput()));
    }

    @Test
    void throughputInALineNeverFalls() {
        ScalabilityLaw law = ScalabilityLaw.fit(IntStream.rangeClosed(1, 20)
                        .mapToObj(n -> new ScalabilityLaw.Point(n, 3 * n))
                        .toList())
                .orElseThrow();

        assertThat(law.peakConcurrency()).isInfinite();
        assertThat(law.lambda()).isCloseTo(3, within(0.01));
    }

    @Test
    void tooFewPointsOrNoSuchLawGivesNone() {
        assertThat(ScalabilityLaw.fit(List.of())).isEmpty();
        assertThat(ScalabilityLaw.fit(points(0).subList(0, 3))).isEmpty();
        assertThat(ScalabilityLaw.fit(IntStream.rangeClosed(10, 30)
                        .mapToObj(n -> new ScalabilityLaw.Point(n, n % 2 == 0 ? 50 : 1))
                        .toList()))
                .isEmpty();
    }

    private static List<ScalabilityLaw.Point> points(double noise) {
        Random random = new Random(3);
        return IntStream.of(1, 2, 4, 8, 16, 32, 48, 64, 80, 96, 128)
                .mapToObj(n -> new ScalabilityLaw.Point(n, TRUE.throughput(n) * (1 + noise * random.nextGaussian())))
                .toList();
    }
}
