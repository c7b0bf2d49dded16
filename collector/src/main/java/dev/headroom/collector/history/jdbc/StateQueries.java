package dev.headroom.collector.history.jdbc;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.history.NodeState;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.collector.sample.gpu.GpuClocks;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuLinks;
import dev.headroom.collector.sample.gpu.GpuMemory;
import dev.headroom.collector.sample.gpu.GpuMemoryErrors;
import dev.headroom.collector.sample.gpu.GpuPower;
import dev.headroom.collector.sample.gpu.GpuReading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The newest row of everybody, by one descent of the primary key each. Who was silent for a day is gone. */
final class StateQueries {
    private final JdbcClient database;

    StateQueries(JdbcClient database) {
        this.database = database;
    }

    List<NodeState> nodes(ServiceName service, OffsetDateTime since) {
        return newest("node", "serving_sample", "node_id", service, since)
                .query((row, _) -> node(row))
                .list();
    }

    List<NodeState> gateways(ServiceName service, OffsetDateTime since) {
        return newest("gateway", "gateway_sample", "gateway_id", service, since)
                .query((row, _) -> gateway(row))
                .list();
    }

    private JdbcClient.StatementSpec newest(
            String members, String samples, String id, ServiceName service, OffsetDateTime since) {
        String sql = """
                SELECT member.*, newest.* FROM %s member CROSS JOIN LATERAL (
                    SELECT * FROM %s WHERE %s = member.id AND time > :since ORDER BY time DESC LIMIT 1) newest
                WHERE member.service = :service ORDER BY member.name
                """.formatted(members, samples, id);
        return database.sql(sql).param("service", service.value()).param("since", since);
    }

    private static NodeState node(ResultSet row) throws SQLException {
        double seconds = Columns.number(row, "covered_seconds");
        TokenCounts tokens = new TokenCounts(
                Columns.number(row, "prompt_tokens") / seconds,
                Columns.number(row, "cached_prompt_tokens") / seconds,
                Columns.number(row, "generation_tokens") / seconds);
        EngineGauges engine = new EngineGauges(
                Columns.number(row, "running"),
                Columns.number(row, "waiting"),
                Columns.number(row, "max_running"),
                Columns.number(row, "kv_cache_ratio"),
                Columns.number(row, "prefix_hit_ratio"));
        return new NodeState(
                profile(row),
                false,
                Columns.instant(row, "time"),
                requests(row, seconds),
                tokens,
                Columns.number(row, "preemptions") / seconds,
                engine,
                connections(row));
    }

    private static NodeState gateway(ResultSet row) throws SQLException {
        return new NodeState(
                profile(row),
                true,
                Columns.instant(row, "time"),
                requests(row, Columns.number(row, "covered_seconds")),
                TokenCounts.UNKNOWN,
                Double.NaN,
                EngineGauges.UNKNOWN,
                connections(row));
    }

    private static NodeProfile profile(ResultSet row) throws SQLException {
        NodeKey key = new NodeKey(new ServiceName(row.getString("service")), row.getString("name"));
        return new NodeProfile(key, row.getString("model"), row.getString("dialect"), row.getString("instance"));
    }

    private static RequestCounts requests(ResultSet row, double seconds) throws SQLException {
        return new RequestCounts(
                Columns.number(row, "requests") / seconds,
                Columns.number(row, "failed") / seconds,
                Columns.number(row, "rejected_429") / seconds,
                Columns.number(row, "rejected_503") / seconds);
    }

    private static Connections connections(ResultSet row) throws SQLException {
        return new Connections(Columns.number(row, "tcp_established"), Columns.number(row, "tcp_limit"));
    }

    List<GpuState> gpus(OffsetDateTime since) {
        return database.sql("""
                        SELECT gpu.*, newest.* FROM gpu CROSS JOIN LATERAL (
                            SELECT * FROM gpu_sample WHERE gpu_id = gpu.id AND time > :since
                            ORDER BY time DESC LIMIT 1) newest
                        ORDER BY gpu.service, gpu.node, gpu.position, gpu.mig_instance
                        """)
                .param("since", since)
                .query((row, _) -> gpu(row))
                .list();
    }

    private static GpuState gpu(ResultSet row) throws SQLException {
        GpuDevice device = new GpuDevice(
                row.getString("uuid"),
                new ServiceName(row.getString("service")),
                row.getString("node"),
                row.getInt("position"),
                row.getString("model"),
                row.getString("mig_instance"));
        GpuReading reading = new GpuReading(
                device,
                Columns.real(row, "utilization"),
                new GpuMemory(Columns.number(row, "memory_used"), Columns.number(row, "memory_total")),
                new GpuPower(Columns.real(row, "power"), Columns.real(row, "power_limit")),
                new GpuClocks(Columns.real(row, "sm_clock"), Columns.real(row, "memory_clock")),
                health(row),
                links(row));
        return new GpuState(reading, Columns.instant(row, "time"));
    }

    private static GpuHealth health(ResultSet row) throws SQLException {
        long throttle = row.getLong("throttle_reasons");
        boolean untold = row.wasNull();
        return new GpuHealth(
                Columns.real(row, "temperature"),
                untold ? GpuHealth.UNKNOWN_THROTTLE : throttle,
                Columns.real(row, "ecc_errors"),
                Columns.real(row, "xid"),
                memoryErrors(row));
    }

    private static GpuMemoryErrors memoryErrors(ResultSet row) throws SQLException {
        return new GpuMemoryErrors(
                Columns.real(row, "ecc_corrected"),
                Columns.real(row, "ecc_lifetime"),
                Columns.real(row, "remapped_rows"),
                Columns.real(row, "remap_failures"));
    }

    private static GpuLinks links(ResultSet row) throws SQLException {
        return new GpuLinks(
                Columns.real(row, "pcie_generation"),
                Columns.real(row, "pcie_width"),
                Columns.real(row, "pcie_replays"),
                Columns.real(row, "pcie_sent"),
                Columns.real(row, "pcie_received"),
                Columns.real(row, "nvlink"),
                Columns.real(row, "nvlink_errors"));
    }

    List<TargetState> targets(OffsetDateTime since, OffsetDateTime lately) {
        return database.sql("""
                        SELECT target.*, newest.*, last_up, scrapes, failures
                        FROM target
                        CROSS JOIN LATERAL (
                            SELECT * FROM scrape_outcome WHERE target_id = target.id AND time > :since
                            ORDER BY time DESC LIMIT 1) newest
                        CROSS JOIN LATERAL (
                            SELECT count(*)::integer AS scrapes, (count(*) FILTER (WHERE NOT recent.up))::integer AS failures
                            FROM scrape_outcome recent WHERE target_id = target.id AND time > :lately) recently
                        LEFT JOIN LATERAL (
                            SELECT time AS last_up FROM scrape_outcome WHERE target_id = target.id AND up
                            ORDER BY time DESC LIMIT 1) good ON true
                        ORDER BY target.job, target.name
                        """)
                .param("since", since)
                .param("lately", lately)
                .query((row, _) -> target(row))
                .list();
    }

    private static TargetState target(ResultSet row) throws SQLException {
        OutcomeRow last = new OutcomeRow(
                Columns.instant(row, "time"),
                row.getString("name"),
                row.getString("job"),
                row.getString("service"),
                row.getString("url"),
                row.getString("dialect"),
                row.getBoolean("up"),
                Duration.ofNanos(Math.round(row.getDouble("took_seconds") * 1e9)),
                row.getInt("samples"),
                row.getLong("body_bytes"),
                row.getString("error"),
                row.getString("detail"));
        Optional<Instant> lastUp = Optional.ofNullable(row.getObject("last_up", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
        return new TargetState(last, lastUp, row.getInt("scrapes"), row.getInt("failures"));
    }
}
