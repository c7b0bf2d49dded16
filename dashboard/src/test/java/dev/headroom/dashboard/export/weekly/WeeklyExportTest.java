package dev.headroom.dashboard.export.weekly;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.Language;
import dev.headroom.alerts.settings.Voice;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.export.ForecastFormat;
import dev.headroom.dashboard.export.OutlookFiles.Outcome;
import dev.headroom.dashboard.shell.Translations;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeeklyExportTest {

    private static final Instant SUNDAY = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final AtomicReference<Instant> now = new AtomicReference<>(SUNDAY);

    @TempDir
    private Path directory;

    private int port;
    private ExportRound round;

    @BeforeEach
    void start() {
        server.start();
        port = server.getSmtp().getPort();
        round = inLanguage(Language.EN);
        round.run();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whatIsDueLiesInTheDirectoryAndIsMailedOnce() throws Exception {
        assertThat(files()).as("the first one ever is the next").isEmpty();

        now.set(MONDAY);
        round.run();
        round.run();

        assertThat(files()).containsExactly("headroom-r1-2026-11-23.csv", "headroom-team-v3-aa35836f-2026-11-23.csv");
        assertThat(Files.readString(directory.resolve("headroom-r1-2026-11-23.csv")))
                .isEqualTo("r1 PT48H");
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("Headroom: forecasts of 2026-11-23");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("headroom-r1-2026-11-23.csv");
        assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("r1 PT48H");
        assertThat(round.failure()).isEmpty();
    }

    @Test
    void aMailServerThatIsAwayIsToldAndTriedAgain() throws IOException {
        server.stop();
        now.set(MONDAY);
        round.run();

        assertThat(round.failure()).isPresent();
        assertThat(files()).as("the files are there all the same").hasSize(2);

        GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        again.start();
        try {
            now.set(MONDAY.plus(Duration.ofMinutes(9)));
            round.run();
            assertThat(again.getReceivedMessages()).isEmpty();
            now.set(MONDAY.plus(Duration.ofMinutes(10)));
            round.run();
            assertThat(again.getReceivedMessages()).hasSize(1);
        } finally {
            again.stop();
        }
        assertThat(round.failure()).isEmpty();
    }

    @Test
    void oneThatWasMissedIsMadeUpForAfterARestart() throws IOException {
        now.set(MONDAY.plus(Duration.ofDays(3)));
        inLanguage(Language.EN).run();

        assertThat(files()).first().isEqualTo("headroom-r1-2026-11-23.csv");
    }

    @Test
    void aServiceWithoutForecastIsNamedInTheMailInItsLanguage() throws Exception {
        now.set(MONDAY);
        inLanguage(Language.ZH).run();

        MimeMultipart parts = (MimeMultipart) server.getReceivedMessages()[0].getContent();
        MimeMultipart text = (MimeMultipart) parts.getBodyPart(0).getContent();
        assertThat((String) text.getBodyPart(0).getContent())
                .contains("以下服务暂无预测：", "  young: not enough history")
                .contains("2026-11-23");
    }

    @Test
    void oldExportsGoAndFilesOfOthersStay() throws IOException {
        for (String name : List.of(
                "headroom-r1-2025-11-22.csv", "headroom-r1-2025-11-24.csv", "notes-2020-01-01.csv", "headroom-x.csv")) {
            Files.writeString(directory.resolve(name), "old");
        }
        now.set(MONDAY);
        round.run();

        assertThat(files())
                .contains("headroom-r1-2025-11-24.csv", "notes-2020-01-01.csv", "headroom-x.csv")
                .doesNotContain("headroom-r1-2025-11-22.csv");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsAFailureNotACrash() throws IOException {
        Path file = Files.writeString(directory.resolve("taken"), "a file where a directory should be");
        ExportRound broken = round(Language.EN, file);

        broken.run();

        assertThat(broken.failure()).isPresent();
    }

    private ExportRound inLanguage(Language language) {
        return round(language, directory);
    }

    private ExportRound round(Language language, Path into) {
        ChannelSettings.Email channel = new ChannelSettings.Email(
                "planners",
                "127.0.0.1",
                port,
                ChannelSettings.Tls.WHEN_OFFERED,
                Optional.empty(),
                "Headroom <headroom@example.org>",
                List.of("planner@example.org"),
                new Voice(language, ZoneId.of("UTC")));
        ExportSettings.Mail mail = new ExportSettings.Mail(channel, channel.to());
        ExportSettings settings = new ExportSettings(
                new WeeklyTime(DayOfWeek.MONDAY, LocalTime.of(7, 0), ZoneOffset.UTC),
                new ExportSettings.Selection(List.of(), Set.of(ForecastFormat.CSV), Duration.ofDays(2)),
                new ExportSettings.Shelf(Optional.of(into), Duration.ofDays(365)),
                Optional.of(mail));
        WeeklyExport export = new WeeklyExport(
                settings,
                new WeeklyExport.Sources(
                        () -> Stream.of("r1", "team/v3", "young")
                                .map(ServiceName::new)
                                .toList(),
                        (service, horizon, _) -> service.value().equals("young")
                                ? new Outcome.Declined("not enough history")
                                : new Outcome.Made((service.value() + " " + horizon).getBytes(StandardCharsets.UTF_8))),
                new ExportDirectory(into),
                Optional.of(new ExportMail(mail, new Translations())));
        return new ExportRound(export, now::get);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
