package dev.headroom.dashboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnCountersTest {

    @Test
    void whatIsNotUpIsFailed() {
        OwnCounters counters = OwnCounters.of("""
                # TYPE headroom_scrapes_total counter
                headroom_scrapes_total{outcome="timed_out"} 3.0
                headroom_scrapes_total{outcome="up"} 40.0
                headroom_scrape_late_total 2.0
                headroom_ingest_rows_total 1.2E3
                """);

        assertThat(counters).isEqualTo(new OwnCounters(43, 3, 2, 1200));
    }

    @Test
    void differencesCountOnlyTheWindow() {
        assertThat(new OwnCounters(43, 3, 2, 1200).since(new OwnCounters(40, 3, 0, 200)))
                .isEqualTo(new OwnCounters(3, 0, 2, 1000));
    }
}
