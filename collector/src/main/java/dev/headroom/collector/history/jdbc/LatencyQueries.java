package dev.headroom.collector.history.jdbc;

import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.BucketLayout;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.NodeKey;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds histograms up. Rows of different layouts do not add up; where several meet, the one with the most requests stands
 * for all.
 */
final class LatencyQueries {
    private final JdbcClient database;

    LatencyQueries(JdbcClient database) {
        this.database = database;
    }

    List<Optional<LatencyHistogram>> bySteps(List<Integer> nodes, LatencyKind kind, Window window) {
        Map<Integer, LatencyHistogram> found = read(
                new Question(
                        "date_part('epoch', date_bin(:step::interval, time, :from) - :from)::bigint / :seconds",
                        Resolution.of(window),
                        window),
                nodes,
                kind);
        return IntStream.range(0, window.points())
                .mapToObj(point -> Optional.ofNullable(found.get(point)))
                .toList();
    }

    Map<NodeKey, LatencyHistogram> byNode(Map<Integer, NodeKey> nodes, LatencyKind kind, Instant from, Instant to) {
        Duration range = Duration.between(from, to);
        Window whole = new Window(from, to, range.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : range);
        Map<NodeKey, LatencyHistogram> histograms = new HashMap<>();
        read(new Question("node_id", Resolution.of(range), whole), List.copyOf(nodes.keySet()), kind)
                .forEach((id, histogram) -> histograms.put(nodes.get(id), histogram));
        return histograms;
    }

    private record Question(String key, Resolution resolution, Window window) {}

    private Map<Integer, LatencyHistogram> read(Question question, List<Integer> nodes, LatencyKind kind) {
        Map<Integer, BucketLayout> layouts = nodes.isEmpty() ? Map.of() : layouts();
        if (layouts.isEmpty()) {
            return Map.of();
        }
        int most = Collections.max(
                layouts.values().stream().map(BucketLayout::size).toList());
        String sums = IntStream.rangeClosed(1, most)
                .mapToObj(i -> "sum(counts[" + i + "])")
                .collect(Collectors.joining(", "));
        String sql = """
                SELECT %s AS key, layout_id, array[%s]::bigint[] AS counts FROM %s
                WHERE node_id = ANY (:nodes) AND kind = :kind AND time >= :from AND time < :to GROUP BY 1, 2
                """.formatted(question.key, sums, question.resolution.table("latency"));
        Map<Integer, LatencyHistogram> found = new TreeMap<>();
        Window window = question.window;
        database.sql(sql)
                .param("step", window.step().toSeconds() + " seconds")
                .param("seconds", window.step().toSeconds())
                .param("from", window.from().atOffset(ZoneOffset.UTC))
                .param("to", window.to().atOffset(ZoneOffset.UTC))
                .param("nodes", nodes.toArray(Integer[]::new))
                .param("kind", kind.storedAs())
                .query(row -> {
                    BucketLayout layout = layouts.get(row.getInt("layout_id"));
                    if (layout != null) {
                        keepGreater(found, row.getInt("key"), histogram(row, layout));
                    }
                });
        return found;
    }

    private static void keepGreater(Map<Integer, LatencyHistogram> found, int key, LatencyHistogram histogram) {
        if (histogram.count() > 0) {
            found.merge(key, histogram, (one, other) -> one.count() >= other.count() ? one : other);
        }
    }

    private static LatencyHistogram histogram(ResultSet row, BucketLayout layout) throws SQLException {
        Long[] counts = (Long[]) row.getArray("counts").getArray();
        long[] own = Arrays.stream(counts)
                .limit(layout.size())
                .mapToLong(count -> count == null ? 0 : count)
                .toArray();
        return new LatencyHistogram(layout, own);
    }

    private Map<Integer, BucketLayout> layouts() {
        Map<Integer, BucketLayout> layouts = new HashMap<>();
        database.sql("SELECT id, upper_bounds_seconds FROM bucket_layout").query(row -> {
            Array bounds = row.getArray("upper_bounds_seconds");
            layouts.put(row.getInt("id"), new BucketLayout(List.of((Double[]) bounds.getArray())));
        });
        return layouts;
    }
}
