package dev.headroom.forecasting.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.ExtraSeries;
import dev.headroom.collector.history.HostHistory;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.forecasting.RecordedHistory;
import dev.headroom.forecasting.load.demand.DemandReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SituationReaderTest {

    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    private static final Instant NOW = Instant.parse("2026-11-21T17:21:00Z");

    private final RecordedHistory history = new RecordedHistory(SERVICE, 5).with(Signal.OFFERED_RPS, _ -> 80);

    @Test
    void aRetryStormThatSomebodyCountsIsNoLoad() {
        assertThat(loadOfNow(retrying(60))).isEqualTo(20);
    }

    @Test
    void retriesThatNobodyCountsStayInTheLoadWhichIsThenAnUpperBound() {
        assertThat(loadOfNow(ExtraHistory.NONE)).isEqualTo(80);
    }

    private double loadOfNow(ExtraHistory extras) {
        DemandReader demand = new DemandReader(history, HostHistory.NONE, extras);
        OutlookSources sources = Sources.of(demand, history, new KeptInMemory(), new MemoryCalendar());
        return new SituationReader(sources, OutlookSettings.scrapedEvery(Duration.ofSeconds(15)))
                .read(SERVICE, NOW, List.of())
                .offered()
                .nowRps();
    }

    private static ExtraHistory retrying(double rps) {
        return new ExtraHistory() {
            @Override
            public List<ExtraSeries> kept(ServiceName service) {
                return List.of();
            }

            @Override
            public Map<SeriesKey, TimeSeries> series(ServiceName service, String name, Window window, int most) {
                double[] values = new double[window.points()];
                Arrays.fill(values, rps);
                return name.equals(DemandReader.RETRIED)
                        ? Map.of(new SeriesKey(service, "gateway", name, Map.of()), new TimeSeries(window, values))
                        : Map.of();
            }
        };
    }
}
