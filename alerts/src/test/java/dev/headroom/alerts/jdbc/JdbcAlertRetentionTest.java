package dev.headroom.alerts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.AlertsBench;
import dev.headroom.alerts.audit.Audit;
import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.diagnosis.Damage;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.alerts.diagnosis.Remedy;
import dev.headroom.alerts.silence.Matchers;
import dev.headroom.alerts.silence.Silence;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.storage.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is old goes, each as late as it is kept; what lasts stays. */
class JdbcAlertRetentionTest {

    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");

    private final AlertsBench bench = new AlertsBench();
    private final JdbcClient client = JdbcClient.create(bench.database);
    private final JdbcAlertRetention retention = new JdbcAlertRetention(bench.database, Retention.DEFAULT);
    private final Audit audit = new JdbcAudit(bench.database, bench.clock);

    @BeforeEach
    void anIncidentThatIsOverWithASilenceAndAnAttempt() {
        bench.rejecting(0.2, Duration.ofMinutes(3));
        bench.rejecting(0, Duration.ofMinutes(3));
        Instant now = bench.clock.instant();
        new JdbcSilences(bench.database, bench.clock, audit)
                .create(
                        new Silence(0, Matchers.of("service=\"a\""), now, now.plusSeconds(60), "li", now, "deploying"),
                        "api");
        new JdbcEpisodes(bench.database).keep(SERVICE, List.of(episode(now)), now);
        assertThat(counts()).containsExactly(1, 1, 1, 1);
    }

    private static Episode episode(Instant end) {
        return new Episode(
                SERVICE,
                end.minusSeconds(600),
                Optional.of(end),
                Cause.RATE_LIMITER,
                List.of(),
                Optional.empty(),
                new Damage(1000, 100, 0),
                new Remedy.Limit(1250));
    }

    @Test
    void nothingGoesBeforeItsTime() {
        retention.tidyUp(bench.clock.instant().plus(Duration.ofDays(1)));

        assertThat(counts()).containsExactly(1, 1, 1, 1);
    }

    @Test
    void endedSilencesGoWithTheMinutesAndIncidentsAuditAndEpisodesWithTheHours() {
        Instant now = bench.clock.instant();

        retention.tidyUp(now.plus(Retention.DEFAULT.minutes()).plus(Duration.ofHours(1)));
        assertThat(counts()).containsExactly(1, 0, 1, 1);

        retention.tidyUp(now.plus(Retention.DEFAULT.hours()).plus(Duration.ofHours(1)));
        assertThat(counts()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void whatStillFiresStaysHoweverOldItIs() {
        bench.rejecting(0.2, Duration.ofMinutes(3));

        retention.tidyUp(bench.clock.instant().plus(Retention.DEFAULT.hours().multipliedBy(2)));

        assertThat(bench.incidents.firing()).hasSize(1);
    }

    /** Incidents, silences, rows of the audit and episodes. */
    private List<Integer> counts() {
        return List.of("alert_incident", "alert_silence", "alert_audit", "alert_episode").stream()
                .map(table -> client.sql("SELECT count(*) FROM " + table)
                        .query(Integer.class)
                        .single())
                .toList();
    }
}
