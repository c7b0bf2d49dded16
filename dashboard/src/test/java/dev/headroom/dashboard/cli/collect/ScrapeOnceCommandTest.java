package dev.headroom.dashboard.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.headroom.dashboard.cli.HeadroomCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapeOnceCommandTest {

    @Test
    void aNodeOfWhichNothingIsKnownSaysSo() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] page = "vllm:num_requests_running NaN\nvllm:num_requests_waiting +Inf\nvllm:prompt_tokens_total -5\n"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        StringWriter out = new StringWriter();
        try {
            int code = HeadroomCommand.commandLine(Map.of())
                    .setOut(new PrintWriter(out))
                    .execute(
                            "scrape-once",
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics");
            assertThat(code).isZero();
            assertThat(out.toString()).contains("up, dialect vllm", "nothing is known");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aGpuShowsItsMemoryErrorsAndLinksToo() {
        StringWriter out = new StringWriter();
        int code = HeadroomCommand.commandLine(Map.of())
                .setOut(new PrintWriter(out))
                .execute(
                        "scrape-once",
                        "--command",
                        "cat ../collector/src/test/resources/dev/headroom/collector/gpu/a100-sxm4-v12.xml");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("memory_clock_megahertz", "ecc_corrected", "pcie_generation", "pcie_replays");
    }

    @Test
    void aLostGpuIsNamed(@TempDir Path directory) throws IOException {
        Path table = Files.writeString(directory.resolve("table.csv"), """
                uuid, index, utilization.gpu [%]
                GPU-1, 0, 97 %
                Unable to determine the device handle for GPU0000:04:00.0: Unknown Error
                """);
        StringWriter out = new StringWriter();
        int code = HeadroomCommand.commandLine(Map.of())
                .setOut(new PrintWriter(out))
                .execute("scrape-once", "--command", "cat " + table);

        assertThat(code).isZero();
        assertThat(out.toString()).contains("lost GPU", "0000:04:00.0");
    }
}
