package dev.headroom.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HeadroomCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine headroom =
            HeadroomCommand.commandLine(Map.of()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @TempDir
    private Path folder;

    @Test
    void everyCommandHasHelp() {
        for (String command : headroom.getSubcommands().keySet()) {
            assertThat(headroom.execute(command, "--help")).as(command).isZero();
        }
        assertThat(headroom.execute("--help")).isZero();
        assertThat(out.toString()).contains("check-config", "run", "--config");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void wrongUsageExitsWithTwoAndOneSentence() {
        assertThat(headroom.execute()).isEqualTo(2);
        assertThat(headroom.execute("runn")).isEqualTo(2);
        assertThat(headroom.execute("run", "--confg", "x")).isEqualTo(2);
        assertThat(headroom.execute("check-config")).isEqualTo(2);
        assertThat(headroom.execute("agent", "--pattern", "Broken=(")).isEqualTo(2);
        assertThat(headroom.execute("agent", "--interval", "soon")).isEqualTo(2);
        assertThat(err.toString())
                .contains("headroom: Missing required parameter: 'FILE'")
                .contains("headroom: the pattern Broken is no regular expression")
                .contains("headroom: interval must be a span such as 15s or 1m, was soon")
                .doesNotContain("\tat ");
    }

    @Test
    void aGoodConfigurationIsFine() throws IOException {
        Path file = Files.writeString(folder.resolve("headroom.yaml"), "headroom: {services: [{name: deepseek-r1}]}");

        assertThat(headroom.execute("check-config", file.toString())).isZero();
        assertThat(out.toString()).contains("is fine");
    }

    @Test
    void aBadConfigurationListsItsErrorsAndExitsWithOne() throws IOException {
        Path file = Files.writeString(folder.resolve("headroom.yaml"), "headroom: {zone: Mars, servces: []}");

        assertThat(headroom.execute("check-config", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("headroom.zone", "headroom.servces").doesNotContain("\tat ");

        assertThat(headroom.execute("run", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("cannot run with");
    }

    @Test
    void forecastFromWhatAPlannerKnowsFillsTheRowsWithoutRequests() throws IOException {
        Path file = folder.resolve("campaigns.csv");
        Files.writeString(file, "ds,y,day,users\n8,5000,1,1000\n9,7500,2,1500\n10,10000,3,2000\n11,,4,2500\n");

        assertThat(headroom.execute("forecast", "--csv", file.toString(), "--regressors", "day,users"))
                .isZero();

        assertThat(out.toString()).contains("series,11,12500,");
    }

    @Test
    void decisionsAreJudgedBesideLastValue() throws IOException {
        StringBuilder csv = new StringBuilder("ds,y\n");
        for (int i = 0; i < 900; i++) {
            csv.append(i).append(',').append(100 + 50 * Math.sin(i / 4.0)).append('\n');
        }
        Path file = folder.resolve("wave.csv");
        Files.writeString(file, csv);

        assertThat(headroom.execute(
                        "evaluate",
                        "--csv",
                        file.toString(),
                        "--season",
                        "25",
                        "--models",
                        "last-value,seasonal-naive-day",
                        "--decision",
                        "--lead",
                        "2"))
                .isZero();

        assertThat(out.toString()).contains("last-value", "ensemble", " ideal");
    }

    @Test
    void forecastWritesTheColumnsOfItsFormat() throws IOException {
        Path file = folder.resolve("load.csv");
        StringBuilder csv = new StringBuilder("unique_id,ds,y\n");
        for (int hour = 0; hour < 24 * 10; hour++) {
            csv.append("a,")
                    .append(hour)
                    .append(',')
                    .append(100 + 50 * Math.sin(hour * Math.PI / 12))
                    .append('\n');
        }
        Files.writeString(file, csv);

        assertThat(headroom.execute("forecast", "--csv", file.toString(), "--horizon", "6", "--season", "24"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines()).hasSize(7).first().isEqualTo("unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95");
    }

    @Test
    void filesThatAreMissingOrWrongFailWithOneSentence() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "a,b\n1,2\n");

        assertThat(headroom.execute("forecast", "--csv", "/no/such.csv", "--horizon", "6"))
                .isEqualTo(1);
        assertThat(headroom.execute("forecast", "--csv", wrong.toString(), "--horizon", "6"))
                .isEqualTo(1);
        assertThat(headroom.execute("evaluate", "--csv", "/no/such.csv", "--horizon", "6"))
                .isEqualTo(1);
        assertThat(headroom.execute("forecast", "--csv", wrong.toString(), "--horizon", "0"))
                .isEqualTo(2);
        assertThat(headroom.execute("forecast", "--csv", wrong.toString(), "--horizon", "6", "--models", "magic"))
                .isEqualTo(2);
        assertThat(headroom.execute("evaluate", "--horizon", "6")).isEqualTo(2);
        assertThat(err.toString())
                .contains("/no/such.csv is not a readable file")
                .doesNotContain("\tat ");
    }

    @Test
    void scrapeOnceShowsDialectAndNumbersOfAPage() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] page = """
                    # TYPE vllm:num_requests_running gauge
                    vllm:num_requests_running{model_name="r1"} 7
                    # TYPE vllm:num_requests_waiting gauge
                    vllm:num_requests_waiting{model_name="r1"} 3
                    """.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
        try {
            assertThat(headroom.execute("scrape-once", url)).as(err.toString()).isZero();
            assertThat(out.toString())
                    .contains("up, dialect vllm", "model r1")
                    .containsPattern("running +7  requests")
                    .containsPattern("waiting +3  requests");
            assertThat(headroom.execute("scrape-once", url, "--json")).isZero();
            assertThat(out.toString()).contains("\"dialect\" : \"vllm\"", "\"running\" : 7.0");
        } finally {
            server.stop(0);
        }

        assertThat(headroom.execute("scrape-once", url)).isEqualTo(1);
        assertThat(headroom.execute("scrape-once", "file:///etc/passwd")).isEqualTo(2);
        assertThat(headroom.execute("scrape-once", "127.0.0.1/metrics")).isEqualTo(2);
        assertThat(headroom.execute("scrape-once", url, "--dialect", "magic")).isEqualTo(2);
        assertThat(headroom.execute("scrape-once")).isEqualTo(2);
        assertThat(err.toString())
                .contains("must start with http:// or https://", "dialect must be auto or one of")
                .doesNotContain("\tat ");
    }

    @Test
    void scrapeOnceSuggestsATableForAPageItDoesNotKnowAndReadsItWithThatTable() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] page = """
                    acme_requests_total 70
                    acme_running_requests 7
                    acme_tokens_in_cache 12
                    """.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            assertThat(headroom.execute("scrape-once", url)).as(err.toString()).isZero();
            String said = out.toString();
            assertThat(said).contains("not recognised", "ended: \"acme_requests_total\"");
            Files.writeString(folder.resolve("acme.yaml"), said.substring(said.indexOf("name: my-server")));

            assertThat(headroom.execute("scrape-once", url, "--dialects", folder.toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString().substring(said.length()))
                    .contains("up, dialect my-server", "extra acme_tokens_in_cache  12")
                    .containsPattern("running +7  requests");

            Files.writeString(folder.resolve("bad.yaml"), "name: bad\n");
            assertThat(headroom.execute("scrape-once", url, "--dialects", folder.toString()))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("bad.yaml: recognised-by must name a family");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void scrapeOnceReadsWhatACommandPrints() {
        assertThat(headroom.execute("scrape-once", "--command", "no-such-nvidia-smi -q -x"))
                .isEqualTo(1);
        assertThat(headroom.execute("scrape-once", "--command", "echo hello")).isEqualTo(1);
        assertThat(err.toString())
                .contains("The command no-such-nvidia-smi was not found.", "printed something else than nvidia-smi");
    }

    @Test
    void aPortThatIsTakenOrNoneFailsBeforeAnythingStarts() throws IOException {
        Path file = Files.writeString(folder.resolve("headroom.yaml"), "headroom: {services: [{name: deepseek-r1}]}");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path data = folder.resolve("data");
            for (String port : List.of(Integer.toString(taken.getLocalPort()), "abc")) {
                CommandLine inUse = HeadroomCommand.commandLine(
                                Map.of("HEADROOM_PORT", port, "HEADROOM_DATA_DIR", data.toString()))
                        .setErr(new PrintWriter(err));
                assertThat(inUse.execute("run", "--config", file.toString())).isEqualTo(1);
                assertThat(inUse.execute("demo")).isEqualTo(1);
            }
            assertThat(err.toString()).contains("is in use", "HEADROOM_PORT must be a number");
            assertThat(data).doesNotExist();
        }
    }
}
