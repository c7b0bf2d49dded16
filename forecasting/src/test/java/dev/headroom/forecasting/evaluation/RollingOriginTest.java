package dev.headroom.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.load.Seasons;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingOriginTest {

    @Test
    void everyOriginLeavesTheWholeHorizonToBeJudged() {
        RollingOrigin origins = RollingOrigin.over(Demands.busy(6 * 168), 48);

        assertThat(origins.horizon()).isEqualTo(48);
        assertThat(origins.origins().getLast()).isEqualTo(6 * 168 - 48);
        assertThat(origins.origins()).isSorted().hasSizeBetween(20, 28);
    }

    @Test
    void aSeasonThatTheHistoryCannotShowIsDropped() {
        assertThat(RollingOrigin.over(Demands.busy(250), 48).seasons().lengths())
                .containsExactly(24);
    }

    @Test
    void aHorizonLongerThanTheHistoryIsCut() {
        RollingOrigin origins = RollingOrigin.over(Demands.busy(60), 480);

        assertThat(origins.origins()).containsExactly(36);
        assertThat(origins.horizon()).isEqualTo(24);
    }

    @Test
    void whatIsNeverJudgedStaysSoWhileTheHistoryGrows() {
        DemandSeries early = Demands.busy(14 * 24 + 1);
        DemandSeries never = RollingOrigin.neverJudged(early, 48);

        for (int more = 0; more < 100; more++) {
            DemandSeries later = Demands.busy(14 * 24 + 1 + more);
            assertThat(RollingOrigin.over(later, 48).beforeFirst(later).end()).isAfterOrEqualTo(never.end());
        }
        assertThat(never.seasons()).isEqualTo(RollingOrigin.over(early, 48).seasons());
    }

    @Test
    void originsThatLieCloserThanAForecastIsLongTellTheSameAgain() {
        RollingOrigin origins = new RollingOrigin(List.of(100, 112, 124, 148), 48, Seasons.of(24));

        assertThat(origins.independent(48)).isEqualTo(2);
        assertThat(origins.independent(12)).isEqualTo(4);
    }
}
