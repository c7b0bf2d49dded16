package dev.headroom.dashboard.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the whole product under load: what was committed stays, once, and alerts go on where they were. */
class CrashIT {

    private static final int ROUNDS = 3;
    private static final int TARGETS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String OPEN_INCIDENTS = "SELECT (id, rule, subject, state, pending_since, firing_since)::text"
            + " FROM alert_incident WHERE state = 'FIRING'";

    /** Every table that scraping fills, whole rows; a row that changed would count as lost. */
    private static final List<String> SAMPLES = List.of("serving_sample", "latency_sample", "scrape_outcome");

    @TempDir
    private Path home;

    @Test
    void F22_noCommittedRowIsLostOrDoubledAndAlertsGoOnWhereTheyWere() throws Exception {
        AtomicLong served = new AtomicLong();
        try (LoopbackPages pages = LoopbackPages.serving(_ -> page(served.incrementAndGet()));
                HeadroomProcess headroom = HeadroomProcess.run(home, yaml(pages))) {
            awaitRows(headroom, TARGETS * 3);
            await().atMost(PATIENCE).until(() -> read(headroom, OPEN_INCIDENTS).size() == 1);
            Set<String> incidents = read(headroom, OPEN_INCIDENTS);
            for (int round = 0; round < ROUNDS; round++) {
                Set<String> committed = samples(headroom);
                headroom.kill();
                headroom.start();
                assertThat(samples(headroom)).as("round " + round).containsAll(committed);
                assertThat(read(headroom, OPEN_INCIDENTS)).as("round " + round).isEqualTo(incidents);
                awaitRows(headroom, committed.size() + TARGETS * 3);
            }
            assertThat(read(headroom, "SELECT id::text FROM alert_incident")).hasSize(1);
            assertThat(read(headroom, "SELECT id::text FROM alert_delivery"))
                    .as("nothing is sent twice, for there is no channel")
                    .isEmpty();
        }
    }

    private static void awaitRows(HeadroomProcess headroom, int rows) {
        await().atMost(PATIENCE).until(() -> samples(headroom).size() >= rows);
    }

    /** Throws when a row is there twice. */
    private static Set<String> samples(HeadroomProcess headroom) throws IOException, SQLException {
        Set<String> rows = new HashSet<>();
        for (String table : SAMPLES) {
            rows.addAll(read(headroom, "SELECT '" + table + "' || row::text FROM " + table + " row"));
        }
        return rows;
    }

    private static Set<String> read(HeadroomProcess headroom, String sql) throws IOException, SQLException {
        Set<String> rows = new HashSet<>();
        try (Connection connection = headroom.database();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                assertThat(rows.add(found.getString(1)))
                        .as("the row is there once")
                        .isTrue();
            }
        }
        return rows;
    }

    private static String yaml(LoopbackPages pages) {
        String urls = IntStream.range(0, TARGETS)
                .mapToObj(node -> '"' + pages.url("/node-" + node) + '"')
                .collect(Collectors.joining(", "));
        return """
                headroom:
                  services: [{name: deepseek-r1}]
                  scrape:
                    interval: 1s
                    jobs:
                      - {name: vllm, targets: [%s], labels: {service: deepseek-r1}}
                      - {name: gone, targets: ["http://127.0.0.1:9/metrics"], labels: {service: deepseek-r1}}
                  alerts:
                    interval: 1s
                    rules: [{name: target-down, for: 2s}]
                """.formatted(urls);
    }

    private static byte[] page(long served) {
        return """
                # TYPE vllm:num_requests_running gauge
                vllm:num_requests_running{model_name="r1"} %1$d
                # TYPE vllm:request_success_total counter
                vllm:request_success_total{model_name="r1",finished_reason="stop"} %1$d
                # TYPE vllm:time_to_first_token_seconds histogram
                vllm:time_to_first_token_seconds_bucket{model_name="r1",le="1.0"} %1$d
                vllm:time_to_first_token_seconds_bucket{model_name="r1",le="+Inf"} %1$d
                vllm:time_to_first_token_seconds_count{model_name="r1"} %1$d
                vllm:time_to_first_token_seconds_sum{model_name="r1"} %1$d
                """.formatted(served).getBytes(UTF_8);
    }
}
