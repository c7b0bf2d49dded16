package dev.headroom.dashboard.cli.importing;

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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCalendarCommandTest {

    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VEVENT
            UID:1@example.org
            SUMMARY:Friday live show
            DTSTART;TZID=Asia/Shanghai:20261127T200000
            DTEND;TZID=Asia/Shanghai:20261127T230000
            RRULE:FREQ=WEEKLY
            X-HEADROOM-MULTIPLIER:2.5
            END:VEVENT
            BEGIN:VEVENT
            UID:2@example.org
            SUMMARY:Every other day
            DTSTART:20261127T200000
            RRULE:FREQ=DAILY;INTERVAL=2
            END:VEVENT
            END:VCALENDAR
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aDryRunSaysWhatWouldBeTakenOverAndWhatNot() throws IOException {
        assertThat(importing("--dry-run")).isZero();

        assertThat(out.toString())
                .contains(
                        "Friday live show: weekly friday 20:00 (Asia/Shanghai), for 3 h, all services, 2.5 times the load")
                .contains("Would take over 1 event, left out 1.");
        assertThat(err.toString()).contains("left out: Every other day: ");
    }

    @Test
    void theFileGoesToTheRunningInstance() throws IOException {
        AtomicReference<String> received = new AtomicReference<>("");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/events/import", exchange -> {
            received.set(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "{\"events\":[{},{}],\"left_out\":[\"x: no\"]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(importing("--url", url, "--token", "secret")).isZero();
        } finally {
            server.stop(0);
        }

        assertThat(received.get()).startsWith("POST text/calendar").endsWith(CALENDAR);
        assertThat(out.toString()).isEqualToIgnoringNewLines("Took over 2 events, left out 1.");
    }

    @Test
    void whatGoesWrongIsOneSentence() throws IOException {
        assertThat(run(folder.resolve("nowhere.ics").toString(), "--dry-run")).isEqualTo(1);
        assertThat(run(Files.writeString(folder.resolve("a.txt"), "hello").toString(), "--dry-run"))
                .isEqualTo(1);
        assertThat(importing("--dry-run", "--zone", "Mars")).isEqualTo(2);
        assertThat(importing()).isEqualTo(1);

        assertThat(err.toString().lines().filter(line -> line.startsWith("headroom: ")))
                .hasSize(4)
                .anyMatch(line -> line.contains("cannot read"))
                .anyMatch(line -> line.contains("no BEGIN:VCALENDAR"))
                .anyMatch(line -> line.contains("--zone must be a time zone"))
                .anyMatch(line -> line.contains("no API token"));
    }

    private int importing(String... options) throws IOException {
        String file =
                Files.writeString(folder.resolve("campaigns.ics"), CALENDAR).toString();
        String[] arguments = new String[options.length + 1];
        arguments[0] = file;
        System.arraycopy(options, 0, arguments, 1, options.length);
        return run(arguments);
    }

    private int run(String... arguments) {
        String[] command = new String[arguments.length + 2];
        command[0] = "import";
        command[1] = "calendar";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        CommandLine line = HeadroomCommand.commandLine(Map.of());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(command);
    }
}
