package dev.headroom.alerts.diagnosis;

import static dev.headroom.alerts.diagnosis.DiagnosisBench.NOW;
import static dev.headroom.alerts.diagnosis.DiagnosisBench.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.history.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpisodeKeeperTest {

    private static final Map<Signal, Double> LIMITED =
            Map.of(Signal.OFFERED_RPS, 1182.0, Signal.SERVED_RPS, 1000.0, Signal.REJECTED_429_RPS, 182.0);

    private final DiagnosisBench bench = new DiagnosisBench();
    private final MemoryEpisodes kept = new MemoryEpisodes();

    @Test
    void whatIsOverIsKeptOnceAndMinuteByMinute() {
        bench.calm(2300, 2000);
        bench.busy(2000, 1990, LIMITED);
        bench.calm(1990, 1988);
        bench.busy(1988, 1980, LIMITED);
        bench.calm(1980, 100);
        bench.busy(100, 97, LIMITED);
        bench.calm(97, 0);

        catchUp(NOW);
        catchUp(NOW.plus(Duration.ofMinutes(5)));

        assertThat(kept.all).extracting(Episode::start).containsExactly(minutesAgo(2000), minutesAgo(100));
        assertThat(kept.all)
                .extracting(Episode::end)
                .containsExactly(Optional.of(minutesAgo(1980)), Optional.of(minutesAgo(97)));
        assertThat(kept.keptUntil(SERVICE)).contains(NOW.minus(Duration.ofMinutes(10)));
    }

    @Test
    void whatStillLastsIsKeptWholeWhenItIsOver() {
        bench.calm(200, 40);
        bench.busy(40, 0, LIMITED);
        catchUp(NOW);
        assertThat(kept.all).isEmpty();

        bench.busy(0, -10, LIMITED);
        bench.calm(-10, -60);
        catchUp(NOW.plus(Duration.ofMinutes(55)));

        assertThat(kept.all).singleElement().satisfies(episode -> {
            assertThat(episode.start()).isEqualTo(minutesAgo(40));
            assertThat(episode.end()).contains(NOW.plus(Duration.ofMinutes(10)));
        });
    }

    @Test
    void aStretchOfDaysDoesNotHoldThePastUp() {
        bench.busy(2 * 24 * 60, 0, LIMITED);

        catchUp(NOW);

        assertThat(kept.all).isNotEmpty();
        assertThat(kept.keptUntil(SERVICE)).hasValueSatisfying(until -> assertThat(until)
                .isAfter(NOW.minus(Duration.ofDays(1).plusHours(1))));
    }

    @Test
    void keptAndLaterEpisodesAreTheOnesThatTheHistoryShows() {
        bench.calm(2300, 2000);
        bench.busy(2000, 1990, LIMITED);
        bench.calm(1990, 20);
        bench.busy(20, 0, LIMITED);
        catchUp(NOW);

        List<Episode> all = new HistoryDiagnoses(
                        bench.history, new Fleet(List.of()), _ -> Optional.empty(), kept, () -> NOW)
                .episodes(SERVICE, NOW.minus(Duration.ofDays(30)), NOW);

        assertThat(all).extracting(Episode::start).containsExactly(minutesAgo(2000), minutesAgo(20));
        assertThat(all.getLast().end()).isEmpty();
    }

    private void catchUp(Instant now) {
        EpisodeKeeper keeper = new EpisodeKeeper(
                new Look.Source(bench.history, new Fleet(List.of()), _ -> Optional.empty()),
                kept,
                Duration.ofDays(2).plusHours(3));
        while (keeper.catchUp(now)) {
            assertThat(kept.keptUntil(SERVICE)).isPresent();
        }
    }

    private static Instant minutesAgo(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
