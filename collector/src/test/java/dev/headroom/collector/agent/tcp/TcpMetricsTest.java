package dev.headroom.collector.agent.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TcpMetricsTest {

    private static final String HEADING =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    @TempDir
    private Path proc;

    private TcpMetrics metrics(Integer... ports) {
        return new TcpMetrics(proc, List.of(ports), new ProcTable(proc, List.of(ports)));
    }

    private static OptionalDouble value(TcpMetrics metrics, String name, Labels labels) {
        return metrics.collect().stream()
                .filter(family -> family.getMetadata().getName().equals(name))
                .flatMap(family -> ((GaugeSnapshot) family).getDataPoints().stream())
                .filter(point -> point.getLabels().equals(labels))
                .mapToDouble(GaugeSnapshot.GaugeDataPointSnapshot::getValue)
                .findFirst();
    }

    private static OptionalDouble ofPort(TcpMetrics metrics, String name, int port) {
        return value(metrics, name, Labels.of("port", Integer.toString(port)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void countsRealConnectionsOfAPortAndFindsItsProcessLimit() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                Socket _ = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket _ = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket _ = server.accept();
                Socket _ = server.accept()) {
            TcpMetrics metrics = new TcpMetrics(List.of(server.getLocalPort()));

            assertThat(ofPort(metrics, "headroom_agent_tcp_established", server.getLocalPort()))
                    .hasValue(2);
            assertThat(value(new TcpMetrics(List.of()), "headroom_agent_tcp_established", Labels.EMPTY)
                            .orElseThrow())
                    .isGreaterThanOrEqualTo(4);
            assertThat(ofPort(metrics, "headroom_agent_tcp_limit", server.getLocalPort())
                            .orElseThrow())
                    .isPositive();
        }
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(proc.resolve(file).getParent());
        Files.writeString(proc.resolve(file), text);
    }

    private void writeTables() throws IOException {
        StringBuilder four = new StringBuilder(HEADING)
                .append(
                        "   0: 00000000:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 777 1\n");
        for (int i = 0; i < 5000; i++) {
            four.append(
                    "%4d: 0100007F:1F40 0100007F:%04X 01 00000000:00000000 00:00000000 00000000  1000        0 %d 1\n"
                            .formatted(i + 1, 1024 + i, 10_000 + i));
        }
        four.append("5001: 0100007F:1F41 0100007F:9999 01 00000000:00000000 00:00000000 00000000  1000        0 5 1\n");
        four.append("5002: 0100007F:1F40 0100007F:9999 06 00000000:00000000 00:00000000 00000000  1000        0 6 1\n");
        write("net/tcp", four.toString());
        write(
                "net/tcp6",
                HEADING
                        + "   0: 0000000000000000FFFF00000100007F:1F40 0000000000000000FFFF00000100007F:9A9A 01 0:0 00:0 0 0 0 9 1\n");
        write("net/snmp", "Tcp: RtoAlgorithm CurrEstab InSegs\nTcp: 1 5002 77\nUdp: A\nUdp: 1\n");
    }

    private void writeProcess(int id, int parent, String softLimit) throws IOException {
        write(id + "/stat", id + " (python (x) 3) S " + parent + " 1 1\n");
        write(
                id + "/limits",
                "Limit    Soft Limit  Hard Limit  Units\nMax open files            " + softLimit
                        + "                 524288               files     \n");
        Files.createDirectories(proc.resolve(id + "/fd"));
        Files.createSymbolicLink(proc.resolve(id + "/fd/3"), Path.of("socket:[777]"));
    }

    @Test
    void addsUpTheLimitsOfWorkersButNotOfTheirSupervisor() throws IOException {
        writeTables();
        writeProcess(10, 1, "1024");
        writeProcess(11, 10, "2048");
        writeProcess(12, 10, "2048");
        TcpMetrics metrics = metrics(8000);

        assertThat(ofPort(metrics, "headroom_agent_tcp_established", 8000)).hasValue(5001);
        assertThat(value(metrics, "headroom_agent_tcp_established", Labels.EMPTY))
                .hasValue(5001);
        assertThat(ofPort(metrics, "headroom_agent_tcp_limit", 8000)).hasValue(4096);
        assertThat(value(metrics, "headroom_agent_tcp_limit", Labels.EMPTY)).hasValue(4096);
        assertThat(value(metrics(), "headroom_agent_tcp_established", Labels.EMPTY))
                .hasValue(5002);
    }

    @Test
    void theConnectionTrackingTableLimitsTheMachineAndWhoeverMayOpenMore() throws IOException {
        writeTables();
        writeProcess(10, 1, "1048576");
        write("sys/net/netfilter/nf_conntrack_max", "262144\n");
        write("sys/net/netfilter/nf_conntrack_count", "5002\n");
        TcpMetrics metrics = metrics(8000, 9000);

        assertThat(value(metrics, "headroom_agent_tcp_limit", Labels.EMPTY)).hasValue(262_144);
        assertThat(ofPort(metrics, "headroom_agent_tcp_limit", 8000)).hasValue(262_144);
        assertThat(ofPort(metrics, "headroom_agent_tcp_established", 9000)).hasValue(0);
        assertThat(ofPort(metrics, "headroom_agent_tcp_limit", 9000)).hasValue(262_144);
    }

    @Test
    void aTrackingTableThatTracksNothingLimitsNobody() throws IOException {
        writeTables();
        write("sys/net/netfilter/nf_conntrack_max", "2\n");
        write("sys/net/netfilter/nf_conntrack_count", "0\n");

        assertThat(value(metrics(), "headroom_agent_tcp_limit", Labels.EMPTY)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void readsANumberOfTheKernelWhole() {
        assertThat(KernelNumber.of(Path.of("/proc/sys/kernel/pid_max"))).isGreaterThan(300);
        assertThat(KernelNumber.of(Path.of("/proc/sys/kernel/nothing"))).isNaN();
    }

    @Test
    void aMachineWithoutProcShowsNothing() {
        assertThat(metrics().collect().stream()).isEmpty();
    }
}
