package dev.headroom.collector.agent.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real sockets of this machine, as the kernel tells of them in both ways. */
@EnabledOnOs(OS.LINUX)
class SocketTableTest {

    private static final Path PROC = Path.of("/proc");

    private final List<AutoCloseable> open = new ArrayList<>();
    private int one;
    private int four;
    private int none;

    @BeforeEach
    void connect() throws IOException {
        one = listenWith("127.0.0.1", 1);
        four = listenWith("::1", 4);
        none = listenWith("127.0.0.1", 0);
    }

    private int listenWith(String address, int connections) throws IOException {
        ServerSocket server = new ServerSocket(0, 8, InetAddress.ofLiteral(address));
        open.add(server);
        for (int i = 0; i < connections; i++) {
            open.add(new Socket(server.getInetAddress(), server.getLocalPort()));
            open.add(server.accept());
        }
        return server.getLocalPort();
    }

    @AfterEach
    void disconnect() throws Exception {
        for (AutoCloseable socket : open) {
            socket.close();
        }
    }

    @Test
    void theKernelPicksOutThePortsAndAgreesWithItsOwnTables() throws IOException {
        List<Integer> ports = List.of(one, four, none);
        SocketTable asked = new DiagnosisTable(ports);
        SocketTable listed = new ProcTable(PROC, ports);
        asked.read();
        asked.read();
        listed.read();

        assertThat(ports.stream().map(asked::established)).containsExactly(1, 4, 0);
        assertThat(ports.stream().map(listed::established)).containsExactly(1, 4, 0);
        for (int port : ports) {
            assertThat(asked.listeners(port)).hasSize(1).isEqualTo(listed.listeners(port));
        }
    }

    @Test
    void aPortThatWasNotAskedForCountsNowhere() throws IOException {
        SocketTable table = new DiagnosisTable(List.of(none));
        table.read();

        assertThat(table.established(four)).isZero();
        assertThat(table.listeners(four)).isEmpty();
    }

    @Test
    void whatTheKernelDoesNotAnswerIsReadFromItsTables() throws IOException {
        List<Integer> tooMany = new ArrayList<>(List.of(four));
        for (int port = 1; port < 20_000; port++) {
            tooMany.add(port);
        }
        SocketTable table = new KernelTable(tooMany, PROC);
        table.read();

        assertThat(table.established(four)).isEqualTo(4);
    }
}
