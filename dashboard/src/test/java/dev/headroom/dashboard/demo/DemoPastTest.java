package dev.headroom.dashboard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.alerts.diagnosis.HistoryDiagnoses;
import dev.headroom.alerts.jdbc.JdbcEpisodes;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.collector.storage.jdbc.rollup.JdbcRollups;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.ConfigurationOutcome;
import dev.headroom.dashboard.demo.fleet.LiveCluster;
import dev.headroom.dashboard.demo.past.DemoPast;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last two days of the story as the product reads and judges them. */
class DemoPastTest {

    private static final Duration LENGTH = Duration.ofDays(2);

    @TempDir
    private static Path directory;

    private static Demo demo;
    private static Instant anchor;
    private static History history;
    private static Diagnoses diagnoses;

    @BeforeAll
    static void layDown() throws IOException {
        InstantSource clock = InstantSource.system();
        DataSource database = TestDatabase.fresh("collector", "alerts");
        demo = Demo.start(directory);
        demo.startPast(LENGTH);
        anchor = demo.past().getFirst().anchor();
        new DemoPast(demo.past(), JdbcSampleStore.on(database, clock), new JdbcRollups(database, clock)).layDown();
        history = new JdbcHistory(database, clock);
        var configured = (ConfigurationOutcome.Valid) new ConfigurationFile(Map.of()).read(demo.configuration());
        diagnoses = new HistoryDiagnoses(
                history, configured.settings().fleet(), _ -> Optional.empty(), new JdbcEpisodes(database), clock);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void theReasoningModelHadAQueueAndARetryStormAndNothingElse() {
        assertThat(episodes("deepseek-r1"))
                .extracting(Episode::cause)
                .containsExactly(Cause.GPU_QUEUE, Cause.RETRY_STORM);
        assertThat(episodes("deepseek-r1")).allSatisfy(episode -> assertThat(length(episode))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(60)));
    }

    @Test
    void theChatModelHadAFullPoolAndALimiterAndNothingElse() {
        assertThat(episodes("deepseek-v3"))
                .extracting(Episode::cause)
                .containsExactly(Cause.CONNECTION_POOL, Cause.RATE_LIMITER);
        assertThat(episodes("deepseek-v3")).allSatisfy(episode -> assertThat(length(episode))
                .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(60)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deepseek-r1", "deepseek-v3"})
    void theFlowGoesOverIntoTheLiveClusterWithoutAGapOrAJump(String service) {
        Instant seam = anchor.minus(Duration.ofSeconds((long) LiveCluster.REMEMBERED_SECONDS));
        Window around = Window.covering(
                seam.minus(Duration.ofMinutes(10)), seam.plus(Duration.ofMinutes(10)), Duration.ofMinutes(1));
        Set<Signal> signals = Set.of(Signal.OFFERED_RPS, Signal.RUNNING, Signal.CONNECTIONS);

        Map<Signal, TimeSeries> series = history.series(new ServiceName(service), signals, around);

        assertThat(series).hasSameSizeAs(signals).allSatisfy((signal, values) -> {
            assertThat(values.knownValues().count()).as(signal.name()).isEqualTo(around.points());
            double mean = values.knownValues().average().orElseThrow();
            assertThat(values.knownValues().boxed().toList()).as(signal.name()).allSatisfy(value -> assertThat(value)
                    .isBetween(0.7 * mean, 1.3 * mean));
        });
    }

    private static List<Episode> episodes(String service) {
        return diagnoses.episodes(new ServiceName(service), anchor.minus(LENGTH), anchor);
    }

    private static Duration length(Episode episode) {
        return Duration.between(episode.start(), episode.end().orElseThrow());
    }
}
