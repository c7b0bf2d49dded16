package dev.headroom.forecasting.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.model.Forecasters;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelativeLossesTest {

    private static final DemandSeries BUSY = Demands.busy(28 * 24);

    @Test
    void theMemberThatRepeatsTheWeekBeatsTheOneThatRepeatsTheHour() {
        double[] weights = weights(BUSY, "last-value", "seasonal-naive-week");

        assertThat(weights[1]).isGreaterThan(0.9);
    }

    @Test
    void whereAllArePerfectAllCountAlikeSaveForTheNextThreeSteps() {
        double lastValue = (21 * 0.5 + 3 * (1.0 / 3 + 2.0 / 3 * 0.5)) / 24;

        assertThat(weights(Demands.hourly(28 * 24, _ -> 7), "last-value", "seasonal-naive-week"))
                .containsExactly(new double[] {lastValue, 1 - lastValue}, within(1e-9));
    }

    @Test
    void oneSeriesAmongManyIsDrawnToWhatTheyAgreeOn() {
        ForecastMaker maker = new ForecastMaker(Forecasters.named(Set.of("last-value", "seasonal-naive-week")));
        DemandSeries odd = Demands.hourly(28 * 24, hour -> 100 + hour / 3.0);
        List<DemandSeries> fleet = List.of(BUSY, BUSY, BUSY, BUSY, BUSY, BUSY, BUSY, odd);
        ForecastRequest request = new ForecastRequest(24, 1);

        double among = weightOfLastValue(maker.makeAll(fleet, request).getLast());
        double alone = weightOfLastValue(maker.make(odd, request));

        assertThat(among).isLessThanOrEqualTo(alone);
    }

    private static double weightOfLastValue(ForecastResult result) {
        return ((ForecastResult.Made) result).forecast().members().getFirst().weight();
    }

    private static double[] weights(DemandSeries series, String... members) {
        ForecastMaker maker = new ForecastMaker(Forecasters.named(Set.of(members)));
        ForecastResult result = maker.make(series, new ForecastRequest(24, 1));
        return ((ForecastResult.Made) result)
                .forecast().members().stream().mapToDouble(MemberScore::weight).toArray();
    }
}
