package dev.headroom.collector.agent.tcp;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Established connections and what limits them, as gauges. A port's limit is that on open files of the processes that serve
 * it, or the size of the machine's connection tracking table where that is lower. The series without a port adds the ports
 * up; when none is asked for it is of the whole machine. Read when asked, at most once a second, and less often where there
 * are so many connections that counting them takes long. Thread-safe.
 */
public final class TcpMetrics implements MultiCollector {

    private static final Logger LOG = LoggerFactory.getLogger(TcpMetrics.class);
    private static final Path PROC = Path.of("/proc");
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration LONGEST_FRESH = Duration.ofSeconds(30);
    /** Counting takes one part in so many of the time. */
    private static final int COUNTING_SHARE = 200;

    private static final Duration OWNERS_FRESH = Duration.ofMinutes(1);
    /** Each connection is an open file to look at: looking takes one part in so many of the time. */
    private static final int OWNERS_SHARE = 1000;

    private final Path proc;
    private final List<Integer> ports;
    private final SocketTable table;
    private final SocketOwners owners;
    private Map<Integer, Double> limits = Map.of();
    private Map<Integer, Set<Long>> listeners = Map.of();
    private MetricSnapshots newest = MetricSnapshots.of();
    private long nextReading = System.nanoTime();
    private long nextOwners = System.nanoTime();
    private boolean failing;

    /** The ports are those to be told apart; none costs next to nothing, however many connections there are. */
    public TcpMetrics(List<Integer> ports) {
        this(PROC, ports, new KernelTable(ports, PROC));
    }

    TcpMetrics(Path proc, List<Integer> ports, SocketTable table) {
        this.proc = proc;
        this.ports = List.copyOf(ports);
        this.table = table;
        this.owners = new SocketOwners(proc);
    }

    @Override
    public synchronized MetricSnapshots collect() {
        long now = System.nanoTime();
        if (now - nextReading >= 0) {
            try {
                newest = read(now);
                failing = false;
            } catch (IOException | RuntimeException e) {
                newest = MetricSnapshots.of();
                if (!failing) {
                    LOG.warn("The connections of this machine cannot be read: {}", e.toString());
                }
                failing = true;
            }
            long end = System.nanoTime();
            nextReading = end + Math.clamp(COUNTING_SHARE * (end - now), FRESH.toNanos(), LONGEST_FRESH.toNanos());
        }
        return newest;
    }

    private MetricSnapshots read(long now) throws IOException {
        double machineLimit = trackingLimit();
        GaugeSnapshot.Builder established = GaugeSnapshot.builder()
                .name("headroom_agent_tcp_established")
                .help("Established TCP connections of each asked port and together, or of the machine");
        GaugeSnapshot.Builder limit = GaugeSnapshot.builder()
                .name("headroom_agent_tcp_limit")
                .help("How many there may be: open files of the serving processes, connection tracking table");
        if (ports.isEmpty()) {
            add(established, currentlyEstablished(), Labels.EMPTY);
            add(limit, machineLimit, Labels.EMPTY);
        } else {
            table.read();
            findOwners(now);
            double connections = 0;
            double files = 0;
            for (int port : ports) {
                Labels labels = Labels.of("port", Integer.toString(port));
                double ofPort = limits.getOrDefault(port, Double.NaN);
                add(established, table.established(port), labels);
                add(limit, lower(ofPort, machineLimit), labels);
                connections += table.established(port);
                files += listeners.getOrDefault(port, Set.of()).isEmpty() ? 0 : ofPort;
            }
            add(established, connections, Labels.EMPTY);
            add(limit, lower(files > 0 ? files : Double.NaN, machineLimit), Labels.EMPTY);
        }
        return MetricSnapshots.of(established.build(), limit.build());
    }

    /** The lower of those that are known. */
    private static double lower(double one, double other) {
        if (Double.isNaN(one)) {
            return other;
        }
        return Double.isNaN(other) ? one : Math.min(one, other);
    }

    private void findOwners(long now) throws IOException {
        Map<Integer, Set<Long>> listening = new HashMap<>();
        ports.forEach(port -> listening.put(port, table.listeners(port)));
        if (now - nextOwners >= 0 || !listening.equals(listeners)) {
            limits = owners.openFileLimits(listening);
            listeners = listening;
            long took = System.nanoTime() - now;
            nextOwners = now + Math.max(OWNERS_FRESH.toNanos(), OWNERS_SHARE * took);
        }
    }

    private static void add(GaugeSnapshot.Builder gauge, double value, Labels labels) {
        if (!Double.isNaN(value)) {
            gauge.dataPoint(
                    GaugeDataPointSnapshot.builder().value(value).labels(labels).build());
        }
    }

    /** Over both protocols, from the kernel's own counter: proc_pid_net_snmp(5). */
    private double currentlyEstablished() throws IOException {
        List<String> rows = Files.readAllLines(proc.resolve("net/snmp")).stream()
                .filter(line -> line.startsWith("Tcp:"))
                .toList();
        if (rows.size() < 2) {
            return Double.NaN;
        }
        int column = List.of(rows.get(0).split(" ", -1)).indexOf("CurrEstab");
        return column < 0 ? Double.NaN : Double.parseDouble(rows.get(1).split(" ", -1)[column]);
    }

    /** The module may be loaded without tracking anything; its limit then binds nobody. */
    private double trackingLimit() {
        return KernelNumber.of(proc.resolve("sys/net/netfilter/nf_conntrack_count")) > 0
                ? KernelNumber.of(proc.resolve("sys/net/netfilter/nf_conntrack_max"))
                : Double.NaN;
    }
}
