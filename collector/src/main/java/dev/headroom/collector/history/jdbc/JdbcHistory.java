package dev.headroom.collector.history.jdbc;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.history.NodeState;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.NodeKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** History from the database, on every engine by the same statements. Each of them ends after 30 seconds. Thread-safe. */
public final class JdbcHistory implements History {
    private static final int STATEMENT_LIMIT_SECONDS = 30;
    private static final Duration LOOKBACK = Duration.ofDays(1);
    private static final Duration LATELY = Duration.ofHours(1);

    private final JdbcClient database;
    private final StateQueries states;
    private final LatencyQueries latencies;
    private final InstantSource clock;
    private final Fleet fleet;

    /** History of what was seen; nothing is declared. */
    public JdbcHistory(DataSource dataSource, InstantSource clock) {
        this(dataSource, clock, new Fleet(List.of()));
    }

    public JdbcHistory(DataSource dataSource, InstantSource clock, Fleet fleet) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(STATEMENT_LIMIT_SECONDS);
        this.database = JdbcClient.create(template);
        this.states = new StateQueries(database);
        this.latencies = new LatencyQueries(database);
        this.clock = clock;
        this.fleet = fleet;
    }

    @Override
    public List<ServiceName> services() {
        SortedSet<ServiceName> services = new TreeSet<>(fleet.declared());
        database.sql("""
                        SELECT service FROM node UNION SELECT service FROM gateway UNION SELECT service FROM gpu
                        UNION SELECT service FROM host UNION SELECT service FROM target WHERE service <> ''
                        """).query(row -> {
            services.add(new ServiceName(row.getString("service")));
        });
        return List.copyOf(services);
    }

    @Override
    public List<NodeState> nodes(ServiceName service) {
        OffsetDateTime since = ago(LOOKBACK);
        return Stream.concat(states.nodes(service, since).stream(), states.gateways(service, since).stream())
                .toList();
    }

    @Override
    public List<GpuState> gpus() {
        return states.gpus(ago(LOOKBACK));
    }

    @Override
    public List<TargetState> targets() {
        return states.targets(ago(LOOKBACK), ago(LATELY));
    }

    @Override
    public Optional<Instant> lastSample(ServiceName service) {
        return database.sql("""
                        SELECT max(time) FROM (
                            SELECT newest.time FROM node CROSS JOIN LATERAL (SELECT time FROM serving_sample
                                WHERE node_id = node.id ORDER BY time DESC LIMIT 1) newest WHERE service = :service
                            UNION ALL
                            SELECT newest.time FROM gateway CROSS JOIN LATERAL (SELECT time FROM gateway_sample
                                WHERE gateway_id = gateway.id ORDER BY time DESC LIMIT 1) newest WHERE service = :service
                            UNION ALL
                            SELECT newest.time FROM gpu CROSS JOIN LATERAL (SELECT time FROM gpu_sample
                                WHERE gpu_id = gpu.id ORDER BY time DESC LIMIT 1) newest WHERE service = :service) newest
                        """)
                .param("service", service.value())
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public Map<Signal, TimeSeries> series(ServiceName service, Set<Signal> signals, Window window) {
        ServiceQuery whole = new ServiceQuery(database, window);
        SeriesQuery query = new SeriesQuery(database, window);
        Set<Quantity> wanted = SignalMix.quantitiesFor(signals);
        if (whole.answers()) {
            return mixed(signals, whole.read(service, wanted, SignalMix.wantsGpus(signals)));
        }
        return mixed(
                signals,
                new SignalMix(
                        query.nodes(ids("node", service, ""), wanted),
                        query.gateways(ids("gateway", service, ""), wanted),
                        query.hosts(ids("host", service, ""), wanted),
                        SignalMix.wantsGpus(signals)
                                ? query.gpusOfService(service.value(), gpuIds(service, ""))
                                : new Steps<>(window)));
    }

    @Override
    public Map<Signal, TimeSeries> nodeSeries(NodeKey node, Set<Signal> signals, Window window) {
        SeriesQuery query = new SeriesQuery(database, window);
        Set<Quantity> wanted = SignalMix.quantitiesFor(signals);
        return mixed(
                signals,
                new SignalMix(
                        query.nodes(ids("node", node.service(), node.node()), wanted),
                        query.gateways(ids("gateway", node.service(), node.node()), wanted),
                        query.hosts(ids("host", node.service(), node.node()), wanted),
                        SignalMix.wantsGpus(signals)
                                ? query.gpus(gpuIds(node.service(), node.node()))
                                : new Steps<>(window)));
    }

    @Override
    public Map<NodeKey, Map<Signal, TimeSeries>> seriesByNode(ServiceName service, Set<Signal> signals, Window window) {
        Map<Integer, NodeKey> names = names(service);
        Map<NodeKey, Map<Signal, TimeSeries>> series = new TreeMap<>(Comparator.comparing(NodeKey::node));
        new SeriesQuery(database, window)
                .eachNode(measuring(service, false), SignalMix.quantitiesFor(signals))
                .forEach((id, steps) -> series.put(
                        names.get(id),
                        mixed(
                                signals,
                                new SignalMix(steps, new Steps<>(window), new Steps<>(window), new Steps<>(window)))));
        return series;
    }

    private static Map<Signal, TimeSeries> mixed(Set<Signal> signals, SignalMix mix) {
        Map<Signal, TimeSeries> series = new EnumMap<>(Signal.class);
        for (Signal signal : signals) {
            series.put(signal, mix.nodes().series(mix.of(signal)));
        }
        return series;
    }

    @Override
    public List<Optional<LatencyHistogram>> latencies(ServiceName service, LatencyKind kind, Window window) {
        List<Optional<LatencyHistogram>> behind = latencies.bySteps(measuring(service, false), kind, window);
        return behind.stream().anyMatch(Optional::isPresent)
                ? behind
                : latencies.bySteps(measuring(service, true), kind, window);
    }

    /** Who measures latencies: nodes, or those that are gateways as well; both have seen the same requests. */
    private List<Integer> measuring(ServiceName service, boolean gateways) {
        return database.sql("""
                        SELECT id FROM node WHERE service = :service AND :gateways = EXISTS (
                            SELECT FROM gateway WHERE gateway.service = node.service AND gateway.name = node.name)
                        """)
                .param("service", service.value())
                .param("gateways", gateways)
                .query((row, _) -> row.getInt(1))
                .list();
    }

    @Override
    public Map<NodeKey, LatencyHistogram> latenciesByNode(
            ServiceName service, LatencyKind kind, Instant from, Instant to) {
        return latencies.byNode(names(service), kind, from, to);
    }

    private Map<Integer, NodeKey> names(ServiceName service) {
        Map<Integer, NodeKey> names = new HashMap<>();
        database.sql("SELECT id, name FROM node WHERE service = :service")
                .param("service", service.value())
                .query(row -> {
                    names.put(row.getInt("id"), new NodeKey(service, row.getString("name")));
                });
        return names;
    }

    /** All of the service, or the one with this name. */
    private List<Integer> ids(String table, ServiceName service, String name) {
        return database.sql("SELECT id FROM " + table + " WHERE service = :service AND :name IN ('', name)")
                .param("service", service.value())
                .param("name", name)
                .query((row, _) -> row.getInt(1))
                .list();
    }

    private List<Integer> gpuIds(ServiceName service, String node) {
        return database.sql("SELECT id FROM gpu WHERE service = :service AND :node IN ('', node)")
                .param("service", service.value())
                .param("node", node)
                .query((row, _) -> row.getInt(1))
                .list();
    }

    private OffsetDateTime ago(Duration lookback) {
        return clock.instant().minus(lookback).atOffset(ZoneOffset.UTC);
    }
}
