package dev.headroom.forecasting.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Demands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptFleetTest {

    private final List<DemandSeries> learned = new ArrayList<>();
    private final KeptFleet kept = new KeptFleet(new Learns(), Duration.ofHours(3));

    @Test
    void aModelIsUsedUntilTheHistoryHasGrownByTheTimeToKeepIt() {
        for (int hours = 500; hours < 506; hours++) {
            kept.fit(List.of(Demands.busy(hours)), 24, 1);
        }

        assertThat(learned).extracting(DemandSeries::size).containsExactly(500, 503);
    }

    @Test
    void aModelThatKnowsMoreThanTheHistoryIsNotUsedForIt() {
        kept.fit(List.of(Demands.busy(500)), 24, 1);
        kept.fit(List.of(Demands.busy(499)), 24, 1);
        kept.fit(List.of(Demands.busy(500)), 24, 1);

        assertThat(learned).extracting(DemandSeries::size).containsExactly(500, 499);
    }

    @Test
    void anotherHorizonIsAnotherModel() {
        kept.fit(List.of(Demands.busy(500)), 24, 1);
        kept.fit(List.of(Demands.busy(500)), 48, 1);

        assertThat(learned).hasSize(2);
    }

    private final class Learns implements FleetForecaster {
        @Override
        public String name() {
            return "learns";
        }

        @Override
        public boolean suits(DemandSeries history) {
            return true;
        }

        @Override
        public FittedForecaster fit(List<DemandSeries> histories, int horizon, long seed) {
            learned.addAll(histories);
            return new FittedForecaster() {
                @Override
                public double[] forecast(DemandSeries history, int steps) {
                    return new double[steps];
                }

                @Override
                public String provenance() {
                    return "nothing";
                }
            };
        }
    }
}
