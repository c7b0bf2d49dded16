package dev.headroom.dashboard.cli.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.headroom.dashboard.cli.HeadroomCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExportCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private HttpServer server;
    private String url;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/services/", exchange -> {
            String asked = exchange.getRequestURI().toString();
            boolean allowed =
                    "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean declined = asked.endsWith("recommendation.hpa.yaml");
            String answer = declined ? "{\"detail\":\"No advice: quiet\"}" : "asked " + asked;
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(!allowed ? 401 : declined ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void eachFormatAsksItsOwnAddress() {
        assertThat(export("--service", "deep seek", "--horizon", "6h", "--format", "csv"))
                .isZero();
        assertThat(out.toString()).isEqualTo("asked /api/v1/services/deep%20seek/forecast?horizon=6h&format=csv");
        assertThat(export("--service", "r1", "--format", "nginx")).isZero();
        assertThat(out.toString()).endsWith("asked /api/v1/services/r1/recommendation.nginx.conf");
    }

    @Test
    void aFileIsWrittenWhereItIsAskedFor() {
        Path file = folder.resolve("forecast.xlsx");

        assertThat(export("--service", "r1", "--format", "xlsx", "--output", file.toString()))
                .isZero();
        assertThat(file).content().contains("format=xlsx");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatGoesWrongIsOneSentence() {
        assertThat(export("--service", "r1", "--format", "hpa")).isEqualTo(1);
        assertThat(export("--service", "r1", "--token", "wrong")).isEqualTo(1);
        assertThat(export("--service", "r1", "--token", "a\nb")).isEqualTo(1);
        assertThat(export("--service", "r1", "--format", "pdf")).isEqualTo(2);
        assertThat(export("--service", "r1", "--format", "xlsx")).isEqualTo(2);
        assertThat(export("--service", "r1", "--url", "ftp://x")).isEqualTo(2);
        assertThat(export("--service", "r1", "--output", folder.toString())).isEqualTo(1);
        server.stop(0);
        assertThat(export("--service", "r1")).isEqualTo(1);
        assertThat(err.toString())
                .contains("answers 503: No advice: quiet")
                .contains("refuses the token")
                .contains("--format must be csv, json, xlsx, hpa, keda,")
                .contains("--format xlsx needs --output FILE")
                .contains("no Headroom answers at http://127.0.0.1:")
                .contains("cannot write " + folder)
                .doesNotContain("\tat ");
    }

    @Test
    void withoutATokenNothingIsAsked() {
        CommandLine headroom = HeadroomCommand.commandLine(Map.of("HEADROOM_URL", url));

        assertThat(headroom.setErr(new PrintWriter(err)).execute("export", "--service", "r1"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no API token");
    }

    private int export(String... arguments) {
        CommandLine headroom = HeadroomCommand.commandLine(Map.of("HEADROOM_URL", url, "HEADROOM_API_TOKEN", "secret"))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 1];
        all[0] = "export";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return headroom.execute(all);
    }
}
