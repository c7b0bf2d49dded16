package dev.headroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.storage.Samples;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.collector.storage.jdbc.rollup.JdbcRollups;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs every query of the Grafana dashboard as Grafana would, on a real database with samples in it. */
class GrafanaDashboardTest {

    private static final Path FOLDER = Path.of("..", "grafana");
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant END = START.plus(Duration.ofMinutes(10));

    private static DataSource database;

    record Panel(String title, String sql) {
        @Override
        public String toString() {
            return title;
        }
    }

    @BeforeAll
    static void fillDatabase() {
        database = TestDatabase.fresh("collector");
        InstantSource clock = InstantSource.fixed(END);
        var store = JdbcSampleStore.on(database, clock);
        for (Instant time = START; time.isBefore(END); time = time.plusSeconds(15)) {
            store.write(List.of(
                    Samples.batchOf(Samples.serving(time, Samples.NODE, 30, 3)),
                    Samples.batchOf(Samples.gateway(time, 45, 9)),
                    Samples.batchOf(Samples.gpu(time, 0, 0.9)),
                    Samples.batchOf(Samples.outcome(time, false, "The target did not answer within 10 s."))));
        }
        new JdbcRollups(database, clock).rollUp(START, END);
    }

    @ParameterizedTest
    @MethodSource("panels")
    void everyPanelShowsSomethingOfARealDatabase(Panel panel) throws Exception {
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery(substituted(panel.sql()))) {
            assertThat(rows.getMetaData().getColumnName(1)).isEqualTo("time");
            List<Double> known = new ArrayList<>();
            while (rows.next()) {
                for (int column = 2; column <= rows.getMetaData().getColumnCount(); column++) {
                    double value = rows.getDouble(column);
                    if (!rows.wasNull()) {
                        known.add(value);
                    }
                }
            }
            assertThat(known)
                    .isNotEmpty()
                    .allSatisfy(value -> assertThat(value).isFinite().isNotNegative());
        }
    }

    @Test
    void theVariableListsTheServices() throws Exception {
        String sql = dashboard().at("/templating/list/0/query").asString();
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("deepseek-r1");
        }
    }

    @Test
    void everyPanelReadsTheProvisionedDatasource() {
        for (JsonNode panel : dashboard().get("panels")) {
            assertThat(panel.at("/datasource/uid").asString()).isEqualTo("headroom");
            assertThat(panel.get("description").asString()).isNotBlank();
        }
    }

    private static Stream<Panel> panels() {
        return dashboard()
                .get("panels")
                .valueStream()
                .map(panel -> new Panel(
                        panel.get("title").asString(),
                        panel.at("/targets/0/rawSql").asString()));
    }

    private static JsonNode dashboard() {
        return JsonMapper.shared()
                .readTree(FOLDER.resolve("dashboards/saturation-and-429.json").toFile());
    }

    /** What Grafana's PostgreSQL datasource does with its macros. */
    private static String substituted(String sql) {
        return sql.replaceAll("\\$__timeFilter\\(([^)]+)\\)", "$1 BETWEEN '" + START + "' AND '" + END + "'")
                .replace("$__interval", "1m")
                .replace("${service:sqlstring}", "'deepseek-r1'");
    }
}
