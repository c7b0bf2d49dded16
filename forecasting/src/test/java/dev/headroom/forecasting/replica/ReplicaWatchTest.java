package dev.headroom.forecasting.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.forecasting.RecordedHistory;
import dev.headroom.forecasting.annotation.Annotation;
import dev.headroom.forecasting.jdbc.JdbcAnnotations;
import dev.headroom.forecasting.jdbc.JdbcReplicaStarts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks a minute apart, over a real database. */
class ReplicaWatchTest {

    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    private static final Instant NOW = Instant.parse("2026-11-21T17:20:00Z");
    private static DataSource database;

    private final RecordedHistory history = new RecordedHistory(SERVICE, 2).lastSampleAt(NOW);
    private final JdbcAnnotations annotations = new JdbcAnnotations(database);
    private final JdbcReplicaStarts starts = new JdbcReplicaStarts(database);
    private final ReplicaWatch watch = new ReplicaWatch(history, annotations, starts);

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.fresh("collector", "forecasting");
    }

    @BeforeEach
    void forget() {
        JdbcClient.create(database).sql("TRUNCATE annotation, replica_start").update();
    }

    @Test
    void aTargetThatAppearsAndAnswersLaterIsAStartAndCountsAsPendingMeanwhile() {
        history.withTargets(up("a", NOW));
        watch.look(NOW);
        Instant appeared = NOW.plusSeconds(60);
        history.withTargets(up("a", appeared), down("b", appeared));
        watch.look(appeared);

        assertThat(watch.pending(SERVICE)).isEqualTo(1);
        assertThat(watch.pending(new ServiceName("other"))).isZero();

        Instant ready = appeared.plusSeconds(480);
        history.withTargets(up("a", ready), up("b", ready));
        watch.look(ready);

        assertThat(watch.pending(SERVICE)).isZero();
        assertThat(starts.newestStarts(SERVICE, 5)).containsExactly(Duration.ofMinutes(8));
    }

    @Test
    void whatWasSilentFromTheFirstLookIsBrokenRatherThanStarting() {
        history.withTargets(down("a", NOW));
        watch.look(NOW);
        watch.look(NOW.plusSeconds(60));
        assertThat(watch.pending(SERVICE)).isZero();

        history.withTargets(up("a", NOW.plusSeconds(120)));
        watch.look(NOW.plusSeconds(120));
        assertThat(starts.newestStarts(SERVICE, 5)).isEmpty();
    }

    @Test
    void whatIsSilentForAnHourIsNoLongerAStart() {
        watch.look(NOW);
        history.withTargets(down("b", NOW));
        watch.look(NOW);
        assertThat(watch.pending(SERVICE)).isEqualTo(1);

        watch.look(NOW.plus(ReplicaWatch.LONGEST_START).plusSeconds(1));

        assertThat(watch.pending(SERVICE)).isZero();
    }

    @Test
    void replicasThatComeAndGoAreRemarked() {
        watch.look(NOW);
        history.withNodes(5);
        watch.look(NOW.plusSeconds(60));
        watch.look(NOW.plusSeconds(120));
        history.withNodes(4);
        watch.look(NOW.plusSeconds(180));

        List<Annotation> remarks = annotations.between(SERVICE, NOW, NOW.plusSeconds(600));
        assertThat(remarks)
                .extracting(Annotation::text)
                .containsExactly("2 → 5 +node-2 +node-3 +node-4", "5 → 4 −node-4");
        assertThat(remarks).allMatch(remark -> remark.kind().equals(Annotation.SCALE));
    }

    @Test
    void anOutageOfAllIsNoScaling() {
        watch.look(NOW);
        Instant later = NOW.plus(Duration.ofMinutes(10));
        watch.look(later);
        history.lastSampleAt(later.plusSeconds(60));
        watch.look(later.plusSeconds(60));

        assertThat(annotations.between(SERVICE, NOW, later.plusSeconds(600))).isEmpty();
    }

    private static TargetState up(String target, Instant time) {
        return new TargetState(outcome(target, time, true), Optional.of(time), 1, 0);
    }

    private static TargetState down(String target, Instant time) {
        return new TargetState(outcome(target, time, false), Optional.empty(), 1, 1);
    }

    private static OutcomeRow outcome(String target, Instant time, boolean up) {
        return new OutcomeRow(
                time,
                target,
                "vllm",
                SERVICE.value(),
                "http://" + target,
                "vllm",
                up,
                Duration.ofMillis(5),
                up ? 100 : 0,
                0,
                up ? "" : "refused",
                "");
    }
}
