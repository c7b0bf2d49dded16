package dev.headroom.alerts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.diagnosis.Damage;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.alerts.diagnosis.Fact;
import dev.headroom.alerts.diagnosis.Remedy;
import dev.headroom.alerts.diagnosis.RunnerUp;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.storage.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JdbcEpisodesTest {

    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    private static final Instant START = Instant.parse("2026-11-11T12:00:00Z");

    private final JdbcEpisodes episodes = new JdbcEpisodes(TestDatabase.fresh("collector", "alerts"));

    @Test
    void anEpisodeComesBackAsItWasKept() {
        Episode whole = episode(
                START,
                Optional.of(new RunnerUp(
                        Cause.CONNECTION_POOL, true, List.of(new Fact(Fact.Measure.CONNECTIONS, 990, 1000)))),
                new Remedy.Replicas(8, 5));
        Episode bare = episode(START.plusSeconds(7200), Optional.empty(), new Remedy.Unknown());

        episodes.keep(SERVICE, List.of(whole, bare), START.plusSeconds(9000));

        assertThat(episodes.between(SERVICE, START, START.plusSeconds(9000))).containsExactly(whole, bare);
        assertThat(episodes.keptUntil(SERVICE)).contains(START.plusSeconds(9000));
        assertThat(episodes.keptUntil(new ServiceName("other"))).isEmpty();
    }

    @Test
    void everyRemedySurvives() {
        List<Remedy> all = List.of(
                new Remedy.Replicas(8, 5),
                new Remedy.Limit(1250.5),
                new Remedy.Connections(1200, 1000),
                new Remedy.EvenSpread(),
                new Remedy.Cooling(),
                new Remedy.BackOff(),
                new Remedy.Unknown());

        episodes.keep(
                SERVICE,
                IntStream.range(0, all.size())
                        .mapToObj(i -> episode(START.plusSeconds(3600L * i), Optional.empty(), all.get(i)))
                        .toList(),
                START);

        assertThat(episodes.between(SERVICE, START, START.plus(Duration.ofDays(1))))
                .extracting(Episode::remedy)
                .containsExactlyElementsOf(all);
    }

    @Test
    void oneThatIsKeptAlreadyStaysAsItWasFoundFirst() {
        episodes.keep(SERVICE, List.of(episode(START, Optional.empty(), new Remedy.Cooling())), START);
        episodes.keep(SERVICE, List.of(episode(START, Optional.empty(), new Remedy.BackOff())), START.plusSeconds(60));

        assertThat(episodes.between(SERVICE, START, START.plusSeconds(60)))
                .extracting(Episode::remedy)
                .containsExactly(new Remedy.Cooling());
        assertThat(episodes.keptUntil(SERVICE)).contains(START.plusSeconds(60));
    }

    private static Episode episode(Instant start, Optional<RunnerUp> runnerUp, Remedy remedy) {
        return new Episode(
                SERVICE,
                start,
                Optional.of(start.plusSeconds(600)),
                Cause.RATE_LIMITER,
                List.of(new Fact(Fact.Measure.OFFERED_RPS, 1182, 1000), new Fact(Fact.Measure.WAITING, 0, Double.NaN)),
                runnerUp,
                new Damage(700_000, 1200, Double.NaN),
                remedy);
    }
}
