package dev.headroom.collector.storage.jdbc.write;

import dev.headroom.collector.sample.BucketLayout;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.GatewayKey;
import dev.headroom.collector.sample.GatewaySample;
import dev.headroom.collector.sample.GpuSample;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.LogEventSample;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.sample.gpu.GpuDevice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The short numbers under which nodes, gateways, GPUs, targets and bucket layouts are stored. Each is looked up once and
 * remembered for good; who is described otherwise than before is written again. Thread-safe.
 */
final class Identities {
    private final Map<Object, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Object, Object> descriptions = new ConcurrentHashMap<>();

    private record Gpu(String uuid, String migInstance) {}

    private record Host(NodeKey name) {}

    private record Target(String name) {}

    private record SeriesDescription(boolean counter, String unit) {}

    private record TargetDescription(String job, String service, String url, String dialect) {}

    /** Afterwards everybody in the batch has a number. The connection must commit by itself: others use it at once. */
    void introduce(Connection connection, SampleBatch batch) throws SQLException {
        Set<NodeKey> gateways = new HashSet<>();
        for (GatewaySample sample : batch.gateways()) {
            gateways.add(sample.gateway().asNode());
            named(connection, "gateway", sample.gateway(), sample.gateway().asNode());
        }
        batch.serving().forEach(sample -> gateways.remove(sample.node())); // a page of both describes the node
        for (NodeProfile profile : batch.nodes()) {
            if (!profile.equals(descriptions.get(profile.node()))) {
                describe(connection, gateways.contains(profile.node()) ? "gateway" : "node", profile);
                descriptions.put(profile.node(), profile);
            }
        }
        for (ServingSample sample : batch.serving()) {
            named(connection, "node", sample.node(), sample.node());
        }
        for (LatencySample sample : batch.latencies()) {
            named(connection, "node", sample.node(), sample.node());
            layout(connection, sample.layout());
        }
        for (GpuSample sample : batch.gpus()) {
            gpu(connection, sample.reading().device());
        }
        for (HostSample sample : batch.hosts()) {
            named(connection, "host", new Host(sample.host()), sample.host());
        }
        for (LogEventSample sample : batch.logEvents()) {
            named(connection, "host", new Host(sample.node()), sample.node());
        }
        for (ExtraSample sample : batch.extras()) {
            series(connection, sample);
        }
        for (OutcomeRow outcome : batch.outcomes()) {
            target(connection, outcome);
        }
    }

    int of(NodeKey node) {
        return known(node);
    }

    int of(GatewayKey gateway) {
        return known(gateway);
    }

    int of(GpuDevice device) {
        return known(new Gpu(device.uuid(), device.migInstance()));
    }

    int of(BucketLayout layout) {
        return known(layout);
    }

    int ofHost(NodeKey host) {
        return known(new Host(host));
    }

    int of(SeriesKey series) {
        return known(series);
    }

    int ofTarget(OutcomeRow outcome) {
        return known(new Target(outcome.target()));
    }

    private int known(Object identity) {
        return Objects.requireNonNull(ids.get(identity), "not introduced");
    }

    private void named(Connection connection, String table, Object identity, NodeKey name) throws SQLException {
        if (!ids.containsKey(identity)) {
            String sql = "INSERT INTO " + table + " (service, name) VALUES (?, ?)"
                    + " ON CONFLICT (service, name) DO UPDATE SET name = excluded.name RETURNING id";
            ids.put(identity, id(connection, sql, name.service().value(), name.node()));
        }
    }

    private static void describe(Connection connection, String table, NodeProfile profile) throws SQLException {
        String sql = "INSERT INTO " + table + " (service, name, model, dialect, instance) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (service, name) DO UPDATE SET model = excluded.model, dialect = excluded.dialect,"
                + " instance = excluded.instance RETURNING id";
        NodeKey node = profile.node();
        id(
                connection,
                sql,
                node.service().value(),
                node.node(),
                profile.model(),
                profile.dialect(),
                profile.instance());
    }

    /** A device that was moved gets its new place; its past moves along. */
    private void gpu(Connection connection, GpuDevice device) throws SQLException {
        Gpu gpu = new Gpu(device.uuid(), device.migInstance());
        if (device.equals(descriptions.get(gpu))) {
            return;
        }
        String sql = """
                INSERT INTO gpu (uuid, mig_instance, service, node, position, model) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (uuid, mig_instance) DO UPDATE SET service = excluded.service, node = excluded.node,
                    position = excluded.position, model = excluded.model
                RETURNING id
                """;
        String service = device.service().value();
        ids.put(
                gpu,
                id(
                        connection,
                        sql,
                        device.uuid(),
                        device.migInstance(),
                        service,
                        device.node(),
                        device.index(),
                        device.model()));
        descriptions.put(gpu, device);
    }

    private void layout(Connection connection, BucketLayout layout) throws SQLException {
        if (!ids.containsKey(layout)) {
            String sql = """
                    INSERT INTO bucket_layout (upper_bounds_seconds) VALUES (?)
                    ON CONFLICT (upper_bounds_seconds)
                    DO UPDATE SET upper_bounds_seconds = excluded.upper_bounds_seconds RETURNING id
                    """;
            Object[] bounds = layout.upperBoundsSeconds().toArray();
            ids.put(layout, id(connection, sql, connection.createArrayOf("float8", bounds)));
        }
    }

    private void series(Connection connection, ExtraSample sample) throws SQLException {
        SeriesKey series = sample.series();
        SeriesDescription description = new SeriesDescription(sample.isIncrease(), sample.unit());
        if (description.equals(descriptions.get(series))) {
            return;
        }
        String sql = """
                INSERT INTO extra_series (service, node, name, labels, counter, unit) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (service, node, name, labels) DO UPDATE SET counter = excluded.counter,
                    unit = coalesce(nullif(excluded.unit, ''), extra_series.unit)
                RETURNING id
                """;
        String service = series.service().value();
        String labels = SeriesLabels.asJson(series.labels());
        ids.put(
                series,
                id(
                        connection,
                        sql,
                        service,
                        series.node(),
                        series.name(),
                        labels,
                        description.counter,
                        description.unit));
        descriptions.put(series, description);
    }

    /** A target that fails has no dialect to tell; the one that it had stays. */
    private void target(Connection connection, OutcomeRow outcome) throws SQLException {
        Target target = new Target(outcome.target());
        TargetDescription description =
                new TargetDescription(outcome.job(), outcome.service(), outcome.url(), outcome.dialect());
        if (description.equals(descriptions.get(target))) {
            return;
        }
        String sql = """
                INSERT INTO target (name, job, service, url, dialect) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET job = excluded.job, service = excluded.service, url = excluded.url,
                    dialect = coalesce(nullif(excluded.dialect, ''), target.dialect)
                RETURNING id
                """;
        ids.put(
                target,
                id(
                        connection,
                        sql,
                        target.name,
                        description.job,
                        description.service,
                        description.url,
                        description.dialect));
        descriptions.put(target, description);
    }

    private static int id(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
