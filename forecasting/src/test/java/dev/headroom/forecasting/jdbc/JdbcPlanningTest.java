package dev.headroom.forecasting.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.forecasting.annotation.Annotation;
import dev.headroom.forecasting.annotation.AnnotationRetention;
import dev.headroom.forecasting.calendar.CalendarEvent;
import dev.headroom.forecasting.calendar.DeclaredEvents;
import dev.headroom.forecasting.calendar.EventCalendar.Author;
import dev.headroom.forecasting.calendar.recurrence.RecurrenceText;
import dev.headroom.forecasting.receipt.Grade;
import dev.headroom.forecasting.receipt.Grader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events, annotations, starts and receipts in a real database. */
class JdbcPlanningTest {

    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    private static final Instant NOW = Instant.parse("2026-11-21T17:20:00Z");
    private static final Author AUTHOR = new Author("ada", "test");

    private final DataSource database = TestDatabase.fresh("collector", "forecasting");

    @Test
    void F41_everyChangeOfAnEventIsKeptWithWhoMadeItAndAnImportChangesNothingTwice() {
        JdbcEventCalendar calendar = new JdbcEventCalendar(database, DeclaredEvents.NONE, () -> NOW);
        CalendarEvent kept = calendar.add(event("yearly 11-11", OptionalDouble.of(3.2)), AUTHOR);
        assertThat(calendar.all()).containsExactly(kept);

        assertThat(calendar.replace(
                        event("yearly 12-12", OptionalDouble.empty()).withId(kept.id()), AUTHOR))
                .isTrue();
        assertThat(calendar.imported(event("lunar 1-1", OptionalDouble.empty()), "uid-1", AUTHOR))
                .isEqualTo(calendar.imported(event("lunar 1-1", OptionalDouble.empty()), "uid-1", AUTHOR));
        assertThat(calendar.remove(kept.id(), AUTHOR)).isTrue();
        assertThat(calendar.remove(kept.id(), AUTHOR)).isFalse();

        assertThat(calendar.all()).hasSize(1);
        assertThat(calendar.changes(10)).hasSize(4).allMatch(change -> change.author()
                .equals(AUTHOR));
        assertThat(calendar.changes(1).getFirst().before()).contains("yearly 12-12");
    }

    @Test
    void annotationsOfAServiceComeWithThoseOfAll() {
        JdbcAnnotations annotations = new JdbcAnnotations(database);
        annotations.add(new Annotation(0, NOW, Optional.of(SERVICE), "deploy", "vLLM 0.24", "ci"));
        annotations.add(new Annotation(0, NOW.plusSeconds(1), Optional.empty(), "note", "switch replaced", "ada"));
        annotations.add(new Annotation(0, NOW, Optional.of(new ServiceName("other")), "deploy", "x", "ci"));

        assertThat(annotations.between(SERVICE, NOW, NOW.plusSeconds(60)))
                .extracting(Annotation::text)
                .containsExactly("vLLM 0.24", "switch replaced");
        assertThat(annotations.between(NOW, NOW.plusSeconds(60))).hasSize(3);
    }

    @Test
    void annotationsGoWithTheHistoryTheyBelongToAndOnceADay() {
        JdbcAnnotations annotations = new JdbcAnnotations(database);
        AnnotationRetention retention = new AnnotationRetention(annotations, Duration.ofDays(1095));
        annotations.add(remark(NOW.minus(Duration.ofDays(1096))));
        annotations.add(remark(NOW.minus(Duration.ofDays(1094))));

        retention.tidyUp(NOW);
        assertThat(annotations.between(Instant.EPOCH, NOW)).hasSize(1);

        annotations.add(remark(NOW.minus(Duration.ofDays(1096))));
        retention.tidyUp(NOW.plus(Duration.ofHours(23)));
        assertThat(annotations.between(Instant.EPOCH, NOW)).hasSize(2);
        retention.tidyUp(NOW.plus(Duration.ofHours(24)));
        assertThat(annotations.between(Instant.EPOCH, NOW)).hasSize(1);
    }

    private static Annotation remark(Instant time) {
        return new Annotation(0, time, Optional.of(SERVICE), "deploy", "vLLM", "ci");
    }

    @Test
    void observedStartsComeBackNewestFirst() {
        JdbcReplicaStarts starts = new JdbcReplicaStarts(database);
        starts.add(SERVICE, "a", NOW, Duration.ofSeconds(90));
        starts.add(SERVICE, "b", NOW.plusSeconds(60), Duration.ofMinutes(2));
        starts.add(SERVICE, "b", NOW.plusSeconds(60), Duration.ofMinutes(2));

        assertThat(starts.newestStarts(SERVICE, 5)).containsExactly(Duration.ofMinutes(2), Duration.ofSeconds(90));
    }

    @Test
    void adviceIsGradedAgainstWhatCameAndAgainstLastValue() {
        receipt(NOW, 5, 7);
        receipt(NOW.plusSeconds(600), 3, 4);
        receipt(NOW.plusSeconds(1200), 9, 4);
        receipt(NOW.plusSeconds(6000), 5, 5);
        JdbcReceipts receipts = new JdbcReceipts(database);
        Instant later = NOW.plusSeconds(3600);
        Grader grader =
                new Grader(receipts, new Fleet(List.of()), (_, window) -> constant(window, 23), Duration.ofMinutes(10));

        assertThat(grader.grade(SERVICE, later)).isEqualTo(3);
        assertThat(grader.grade(SERVICE, later)).isZero();

        assertThat(receipts.newest(SERVICE, 10))
                .extracting(graded -> graded.grade().verdict())
                .containsExactly(Grade.Verdict.WASTEFUL, Grade.Verdict.SHORT, Grade.Verdict.RIGHT);
        assertThat(receipts.newest(SERVICE, 1).getFirst().grade().optimum()).isEqualTo(5);
        var record = receipts.since(SERVICE, NOW);
        assertThat(record.graded()).isEqualTo(3);
        assertThat(record.right()).isEqualTo(1);
        assertThat(record.loss()).isCloseTo((0 + 2 * 0.95 + 4 * 0.05) / 3, within(1e-9));
        assertThat(record.naiveLoss()).isCloseTo((2 * 0.05 + 0.95 + 0.95) / 3, within(1e-9));

        receipts.forgetBefore(later);
        assertThat(receipts.newest(SERVICE, 10)).isEmpty();
    }

    @Test
    void aLoadThatIsNotKnownGivesNoGrade() {
        receipt(NOW, 5, 5);
        Grader grader = new Grader(
                new JdbcReceipts(database),
                new Fleet(List.of()),
                (_, window) -> constant(window, Double.NaN),
                Duration.ofMinutes(10));

        assertThat(grader.grade(SERVICE, NOW.plusSeconds(3600))).isZero();
    }

    private void receipt(Instant madeAt, int due, int lastValue) {
        JdbcClient.create(database)
                .sql("""
                        INSERT INTO outlook (service, made_at, replicas, needed, due, last_value, lead_seconds, per_replica)
                        VALUES ('deepseek-r1', ?, 5, 5, ?, ?, 90, 5)
                        """)
                .param(madeAt.atOffset(java.time.ZoneOffset.UTC))
                .param(due)
                .param(lastValue)
                .update();
    }

    private static TimeSeries constant(Window window, double value) {
        double[] values = new double[window.points()];
        Arrays.fill(values, value);
        return new TimeSeries(window, values);
    }

    private static CalendarEvent event(String occurs, OptionalDouble multiplier) {
        return new CalendarEvent(
                0,
                "Sale",
                Optional.of(SERVICE),
                RecurrenceText.parse(occurs),
                ZoneId.of("Asia/Shanghai"),
                Duration.ofDays(1),
                multiplier,
                Duration.ofHours(1),
                CalendarEvent.Origin.USER);
    }
}
