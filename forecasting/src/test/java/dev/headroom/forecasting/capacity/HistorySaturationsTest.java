package dev.headroom.forecasting.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Limiter;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.RecordedHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HistorySaturationsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T17:20:05Z");
    private static final ServiceName SERVICE = new ServiceName("deepseek-v3");

    private final RecordedHistory history = new RecordedHistory(SERVICE, 8);

    @Test
    void eachResourceIsMeasuredAgainstItsOwnLimit() {
        history.with(Signal.CONNECTIONS, _ -> 5812)
                .with(Signal.OFFERED_RPS, _ -> 1182)
                .with(Signal.RUNNING, _ -> 212)
                .with(Signal.WAITING, _ -> 4)
                .with(Signal.NODES_UP, _ -> 8)
                .with(Signal.KV_CACHE_RATIO_MAX, _ -> 0.49);

        var now = saturations(40).now(SERVICE, NOW);

        assertThat(now.get(Resource.CONNECTIONS).ratio()).isCloseTo(0.5812, within(1e-9));
        assertThat(now.get(Resource.LIMITER).ratio()).isCloseTo(1.182, within(1e-9));
        assertThat(now.get(Resource.GPU).ratio()).isCloseTo(216 / 320.0, within(1e-9));
        assertThat(now.get(Resource.KV_CACHE).ratio()).isCloseTo(0.49, within(1e-9));
    }

    @Test
    void theCapThatTheEngineTellsComesBeforeTheLearnedOne() {
        history.with(Signal.RUNNING, _ -> 256)
                .with(Signal.MAX_RUNNING, _ -> 512)
                .with(Signal.NODES_UP, _ -> 8);

        assertThat(saturations(40).now(SERVICE, NOW).get(Resource.GPU).ratio()).isEqualTo(0.5);
    }

    @Test
    void gpuUtilizationStandsInWhileNoCapIsKnown() {
        history.with(Signal.RUNNING, _ -> 256).with(Signal.NODES_UP, _ -> 8).with(Signal.GPU_UTILIZATION, _ -> 0.61);

        assertThat(saturations(Double.NaN).now(SERVICE, NOW).get(Resource.GPU).ratio())
                .isEqualTo(0.61);
    }

    @Test
    void whatIsNotMeasuredIsUnknownAndNotZero() {
        var now = saturations(Double.NaN).now(SERVICE, NOW);

        assertThat(now).hasSize(Resource.values().length);
        assertThat(now.values())
                .allSatisfy(saturation -> assertThat(saturation.ratio()).isNaN());
    }

    @Test
    void aGapInTheHistoryIsAGapInTheSaturation() {
        Instant gap = NOW.minusSeconds(600);
        history.with(Signal.OFFERED_RPS, time -> time.isAfter(gap) ? 500 : Double.NaN);

        var window = Window.covering(NOW.minusSeconds(1200), NOW, Duration.ofMinutes(1));
        var limiter = saturations(Double.NaN).over(SERVICE, window).get(Resource.LIMITER);

        assertThat(limiter.at(0)).isNaN();
        assertThat(limiter.last()).isEqualTo(0.5);
    }

    private HistorySaturations saturations(double learnedConcurrency) {
        var definition = new ServiceDefinition(
                SERVICE,
                Slo.DEFAULT,
                ReplicaPolicy.DEFAULT,
                Optional.of(new Limiter(1000, 2000, Duration.ofSeconds(1))),
                OptionalLong.of(10_000));
        return new HistorySaturations(history, new Fleet(List.of(definition)), _ -> learnedConcurrency);
    }
}
