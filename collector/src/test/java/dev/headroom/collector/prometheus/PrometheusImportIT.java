package dev.headroom.collector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.collector.backfill.ImportPlan;
import dev.headroom.collector.backfill.ImportTally;
import dev.headroom.collector.backfill.PrometheusImport;
import dev.headroom.collector.backfill.Stretch;
import dev.headroom.collector.backfill.http.ApiSettings;
import dev.headroom.collector.backfill.http.PrometheusQueryApi;
import dev.headroom.collector.backfill.jdbc.JdbcImportJournal;
import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.receive.OriginNaming;
import dev.headroom.collector.receive.Pushed;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.collector.storage.jdbc.rollup.JdbcRollups;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Days of a vLLM's past, as a real Prometheus tells them. */
class PrometheusImportIT {
    /** Older than the samples that are kept by default, and with a gap and a restart. */
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final int SAMPLES = 1_200;
    private static final int GAP_FROM = 400;
    private static final int GAP_TO = 440;
    private static final int RESTART = 700;

    @TempDir
    private static Path directory;

    private static PrometheusServer prometheus;

    private final DataSource dataSource = TestDatabase.fresh("collector");
    private final JdbcClient database = JdbcClient.create(dataSource);

    @BeforeAll
    static void tellThePast() throws IOException {
        Path text = directory.resolve("past.txt");
        Files.writeString(text, past());
        PrometheusServer.createBlocks(text, directory);
        prometheus = PrometheusServer.start(directory, "global: {}\n");
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @Test
    void storedSamplesBecomeRowsAtTheirOwnTimesWithGapsAndRestarts() throws IOException {
        ImportTally tally = run(Optional.empty(), Duration.ofHours(10));

        assertThat(count("serving_sample")).isEqualTo(SAMPLES - (GAP_TO - GAP_FROM));
        assertThat(tally.rows()).isGreaterThan(SAMPLES);
        // 30 requests each step; none is known of the first and of the gap; a restart counts from zero.
        assertThat(sum("SELECT sum(requests) FROM serving_sample"))
                .isEqualTo((SAMPLES - 2 - (GAP_TO - GAP_FROM)) * 30.0);
        assertThat(sum("SELECT min(requests) FROM serving_sample")).isEqualTo(30);
        assertThat(sum("SELECT max(requests) FROM serving_sample")).isEqualTo(30);
        Instant inGap = START.plus(EVERY.multipliedBy(GAP_FROM)).plus(1, ChronoUnit.MINUTES);
        assertThat(sum("SELECT count(*) FROM serving_sample WHERE time BETWEEN '" + inGap + "' AND '"
                        + inGap.plus(15, ChronoUnit.MINUTES) + "'"))
                .isZero();
        assertThat(sum("SELECT sum(requests) FROM serving_1h"))
                .isEqualTo(sum("SELECT sum(requests) FROM serving_sample"));
        assertThat(sum("SELECT count(*) FROM serving_1h")).isEqualTo(10);
        assertThat(sum("SELECT sum(counts[1]) FROM latency_1h"))
                .isEqualTo(sum("SELECT sum(requests) FROM serving_sample") * 2 / 3);
        assertThat(sum("SELECT count(*) FROM rollup_dirty")).isZero();
    }

    @Test
    void aSecondRunGoesOnAndStoresNothingTwice() throws IOException {
        run(Optional.empty(), Duration.ofHours(4));
        double before = sum("SELECT sum(requests) FROM serving_sample");

        ImportTally second = run(Optional.empty(), Duration.ofMinutes(390));
        ImportTally third = run(Optional.empty(), Duration.ofMinutes(390));

        assertThat(second.hoursDone()).isEqualTo(4);
        assertThat(third.hoursDone()).isEqualTo(6);
        assertThat(third.rows()).isZero();
        assertThat(third.alreadyThere()).isPositive();
        assertThat(count("serving_sample")).isEqualTo(780 - (GAP_TO - GAP_FROM));
        assertThat(before).isEqualTo((480 - 2 - (GAP_TO - GAP_FROM)) * 30.0);
        assertThat(sum("SELECT count(*) FROM serving_sample WHERE requests IS NULL"))
                .as("the first ever and the one after the gap, but not where the second run began")
                .isEqualTo(2);
    }

    @Test
    void atStepsThereAreFewerRowsAndTheGapStaysOne() throws IOException {
        run(Optional.of(Duration.ofMinutes(2)), Duration.ofHours(10));

        assertThat(count("serving_sample")).isBetween(285L, 291L);
        Instant inGap = START.plus(EVERY.multipliedBy(GAP_FROM)).plus(2, ChronoUnit.MINUTES);
        assertThat(sum("SELECT count(*) FROM serving_sample WHERE time BETWEEN '" + inGap + "' AND '"
                        + inGap.plus(16, ChronoUnit.MINUTES) + "'"))
                .as("nothing is repeated into the gap")
                .isZero();
    }

    @Test
    void rollupsWhoseSamplesAreGoneStay() throws IOException {
        run(Optional.empty(), Duration.ofHours(1));
        database.sql("UPDATE node SET name = 'another'").update();
        database.sql("DELETE FROM serving_sample").update();
        database.sql("DELETE FROM imported_hour").update();

        run(Optional.empty(), Duration.ofHours(1));

        assertThat(sum("SELECT count(*) FROM serving_1h")).isEqualTo(2);
    }

    @Test
    void aServerThatDoesNotUnderstandIsToldOfInOneSentence() {
        ApiSettings nowhere = new ApiSettings(prometheus.url().resolve("/nothing"), Optional.empty(), Map.of());
        try (PrometheusQueryApi api = new PrometheusQueryApi(nowhere)) {
            assertThatThrownBy(() -> api.series("{x=\"", new Stretch(START, START.plusSeconds(60))))
                    .hasMessageContaining("answered 404");
        }
        try (PrometheusQueryApi api =
                new PrometheusQueryApi(new ApiSettings(prometheus.url(), Optional.empty(), Map.of()))) {
            assertThatThrownBy(() -> api.series("{x=\"", new Stretch(START, START.plusSeconds(60))))
                    .hasMessageContaining("answered 400")
                    .hasMessageContaining("parse");
        }
    }

    private ImportTally run(Optional<Duration> step, Duration length) throws IOException {
        ImportPlan plan = new ImportPlan(
                "prometheus",
                "job=\"vllm\"",
                new Stretch(START, START.plus(length)),
                step,
                new OriginNaming(Optional.of(new ServiceName("r1")), List.of()));
        List<Double> shares = new ArrayList<>();
        try (PrometheusQueryApi api =
                new PrometheusQueryApi(new ApiSettings(prometheus.url(), Optional.empty(), Map.of()))) {
            PrometheusImport.Destination destination = new PrometheusImport.Destination(
                    new JdbcImportJournal(dataSource),
                    JdbcSampleStore.on(dataSource, InstantSource.system()),
                    new JdbcRollups(dataSource, InstantSource.system()));
            ImportTally tally = new PrometheusImport(api, destination, DialectCatalog.bundled())
                    .run(plan, (share, _, _) -> shares.add(share));
            assertThat(shares).isSorted().last().isEqualTo(1.0);
            return tally;
        }
    }

    private long count(String table) {
        return (long) sum("SELECT count(*) FROM " + table);
    }

    private double sum(String query) {
        return database.sql(query).query(Double.class).single();
    }

    /** The page that grows by 30 requests each time; counters begin anew at the restart. */
    private static String past() {
        Map<String, StringBuilder> series = new LinkedHashMap<>();
        for (int i = 0; i < SAMPLES; i++) {
            if (i >= GAP_FROM && i < GAP_TO) {
                continue;
            }
            String time = Long.toString(START.plus(EVERY.multipliedBy(i)).getEpochSecond());
            Pushed.vllm(i < RESTART ? i + 1 : i + 1 - RESTART)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        int value = line.lastIndexOf(' ');
                        String labelled = line.substring(0, value)
                                .replaceFirst("}$", ",job=\"vllm\",instance=\"10.0.0.11:8000\"}");
                        series.computeIfAbsent(labelled, _ -> new StringBuilder())
                                .append(labelled)
                                .append(line.substring(value))
                                .append(' ')
                                .append(time)
                                .append('\n');
                    });
        }
        return String.join("", series.values()) + "# EOF\n";
    }
}
