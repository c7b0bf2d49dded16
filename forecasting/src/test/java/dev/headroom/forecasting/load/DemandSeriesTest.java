package dev.headroom.forecasting.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemandSeriesTest {

    private static final double GAP = Double.NaN;

    @Test
    void aGapIsNeverZeroLoad() {
        DemandSeries series = series(10, GAP, GAP, 40);

        assertThat(series.observed(1)).isNaN();
        assertThat(series.filled()).containsExactly(10, 20, 30, 40);
        assertThat(series.gapShare()).isEqualTo(0.5);
    }

    @Test
    void whatPrecedesTheFirstAndFollowsTheLastValueIsNoHistory() {
        DemandSeries series = series(GAP, GAP, 5, 6, GAP);

        assertThat(series.size()).isEqualTo(2);
        assertThat(series.start()).isEqualTo(Demands.START.plus(Duration.ofHours(2)));
        assertThat(series.end()).isEqualTo(Demands.START.plus(Duration.ofHours(4)));
        assertThat(series.gapShare()).isZero();
    }

    @Test
    void aLongGapRepeatsTheSeasonBefore() {
        DemandSeries series = Demands.hourly(96, hour -> hour >= 48 && hour < 60 ? GAP : hour % 24);

        assertThat(series.filled(50)).isEqualTo(2);
    }

    @Test
    void infiniteAndNegativeValuesAreGaps() {
        assertThat(series(1, Double.POSITIVE_INFINITY, -1, 1).gapShare()).isEqualTo(0.5);
    }

    @Test
    void theBeginningKnowsNothingOfWhatFollows() {
        DemandSeries beginning = series(10, GAP, GAP, 40).first(2);

        assertThat(beginning.filled()).containsExactly(10, 10);
    }

    @Test
    void itIsStaleOnceItsEndIsTooLongAgo() {
        DemandSeries series = series(1, 2);

        assertThat(series.isStale(series.end().plusSeconds(60), Duration.ofMinutes(1)))
                .isFalse();
        assertThat(series.isStale(series.end().plusSeconds(61), Duration.ofMinutes(1)))
                .isTrue();
        assertThat(series(GAP).isStale(Demands.START, Duration.ofDays(1))).isTrue();
    }

    @Test
    void seasonsOfTenMinuteStepsAreADayAndAWeek() {
        assertThat(Seasons.ofCalendar(Duration.ofMinutes(10)).lengths()).containsExactly(144, 1_008);
        assertThat(Seasons.ofCalendar(Duration.ofDays(1)).lengths()).containsExactly(7);
        assertThat(Seasons.ofCalendar(Duration.ofMinutes(7)).lengths()).containsExactly(1_440);
    }

    @Test
    void dayAndWeekAreFoundInTheDataAlone() {
        assertThat(SeasonDetection.detect(Demands.busy(5 * 168)).lengths()).containsExactly(24, 168);
    }

    @Test
    void noSeasonIsFoundWhereThereIsNone() {
        var noise = new java.util.SplittableRandom(3);

        assertThat(SeasonDetection.detect(Demands.hourly(500, _ -> noise.nextDouble()))
                        .lengths())
                .isEmpty();
        assertThat(SeasonDetection.detect(Demands.hourly(500, _ -> 7)).lengths())
                .isEmpty();
    }

    private static DemandSeries series(double... values) {
        return Demands.hourly(values.length, hour -> values[hour]);
    }
}
