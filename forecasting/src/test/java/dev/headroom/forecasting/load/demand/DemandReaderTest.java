package dev.headroom.forecasting.load.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.ExtraSeries;
import dev.headroom.collector.history.HostHistory;
import dev.headroom.collector.history.HostQuantity;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.forecasting.RecordedHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemandReaderTest {

    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    private static final Instant START = Instant.parse("2026-11-21T17:00:00Z");
    private static final Window WINDOW = new Window(START, START.plusSeconds(3600), Duration.ofMinutes(10));

    private final RecordedHistory history = new RecordedHistory(SERVICE, 5)
            .with(Signal.OFFERED_RPS, _ -> 50)
            .with(Signal.SERVED_RPS, _ -> 40)
            .with(Signal.NODES_UP, _ -> 5)
            .with(Signal.GENERATION_TOKENS_PER_SECOND, _ -> 16_000);

    @Test
    void refusalsThatOnlyTheLimitersLogTellsAreDemandToo() {
        Demand demand = read(logging(Map.of("Http429", 8.0, "NginxLimited", 7.0)), ExtraHistory.NONE);

        assertThat(demand.of(Part.REJECTED_429).source()).isEqualTo(Source.LIMITER_LOG);
        assertThat(demand.requests().at(0)).isEqualTo(58);
    }

    @Test
    void refusalsThatAreCountedAreNotAddedTwice() {
        history.with(Signal.REJECTED_429_RPS, _ -> 10);

        Demand demand = read(logging(Map.of("Http429", 8.0)), ExtraHistory.NONE);

        assertThat(demand.of(Part.REJECTED_429).source()).isEqualTo(Source.ENGINE);
        assertThat(demand.requests().at(0)).isEqualTo(50);
    }

    @Test
    void retriesThatSomebodyCountsAreTakenOffAndUnknownOnesAreNot() {
        Demand unknown = read(HostHistory.NONE, ExtraHistory.NONE);
        Demand counted = read(HostHistory.NONE, telling(DemandReader.RETRIED, 5));

        assertThat(unknown.of(Part.RETRIES).source()).isEqualTo(Source.NOT_KNOWN);
        assertThat(unknown.of(Part.RETRIES).rps().knownValues()).isEmpty();
        assertThat(unknown.requests().at(0)).isEqualTo(50);
        assertThat(counted.requests().at(0)).isEqualTo(45);
    }

    @Test
    void tokensAreThoseThatTheWholeDemandWouldHaveBrought() {
        assertThat(read(HostHistory.NONE, ExtraHistory.NONE).generationTokens().at(0))
                .isCloseTo(20_000, within(1e-6));
    }

    @Test
    void aStepInWhichSomeEnginesCouldNotBeReadIsAGap() {
        history.with(Signal.NODES_UP, time -> time.equals(WINDOW.timeOf(2)) ? 3 : 5);

        TimeSeries requests = read(HostHistory.NONE, ExtraHistory.NONE).requests();

        assertThat(requests.known(2)).isFalse();
        assertThat(requests.knownValues()).hasSize(5);
    }

    @Test
    void replicasThatWereTakenAwayLeaveNoGap() {
        history.with(Signal.NODES_UP, time -> time.isBefore(WINDOW.timeOf(3)) ? 5 : 3);

        assertThat(read(HostHistory.NONE, ExtraHistory.NONE).requests().knownValues())
                .hasSize(6);
    }

    @Test
    void anOutageIsUnknownLoadAndNotNone() {
        history.with(Signal.OFFERED_RPS, time -> time.equals(WINDOW.timeOf(1)) ? Double.NaN : 50);

        assertThat(new DemandReader(history, HostHistory.NONE, ExtraHistory.NONE)
                        .total(WINDOW)
                        .known(1))
                .isFalse();
    }

    private Demand read(HostHistory hosts, ExtraHistory extras) {
        return new DemandReader(history, hosts, extras).of(SERVICE, WINDOW);
    }

    private static HostHistory logging(Map<String, Double> rates) {
        return new HostHistory() {
            @Override
            public List<HostSample> hosts(ServiceName service) {
                return List.of();
            }

            @Override
            public Map<String, TimeSeries> series(ServiceName service, HostQuantity quantity, Window window) {
                return Map.of();
            }

            @Override
            public Map<String, TimeSeries> logEvents(ServiceName service, Window window) {
                return rates.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, rate -> constant(window, rate.getValue())));
            }
        };
    }

    private static ExtraHistory telling(String name, double rate) {
        return new ExtraHistory() {
            @Override
            public List<ExtraSeries> kept(ServiceName service) {
                return List.of();
            }

            @Override
            public Map<SeriesKey, TimeSeries> series(ServiceName service, String asked, Window window, int most) {
                return asked.equals(name)
                        ? Map.of(new SeriesKey(service, "node-0", name, Map.of()), constant(window, rate))
                        : Map.of();
            }
        };
    }

    private static TimeSeries constant(Window window, double value) {
        double[] values = new double[window.points()];
        Arrays.fill(values, value);
        return new TimeSeries(window, values);
    }
}
