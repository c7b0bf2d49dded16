package dev.headroom.dashboard.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.configuration.finding.ConfigurationError;
import dev.headroom.dashboard.export.ForecastFormat;
import dev.headroom.dashboard.export.weekly.ExportSettings;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportConfigurationTest {

    private static final String MAIL_SERVER = """
            headroom:
              zone: Asia/Shanghai
              alerts:
                channels:
                  - {name: chat, webhook: {url: "http://127.0.0.1:9/hook"}}
                  - {name: planners, email: {smtp: "smtp://127.0.0.1:2525", from: a@example.org, to: [b@example.org]}}
            """;

    private final ConfigurationFile files = new ConfigurationFile(Map.of());

    @Test
    void withoutTheKeyNothingIsExported() {
        assertThat(settings("")).isEmpty();
    }

    @Test
    void anExportIsReadWithItsMailServer() {
        ExportSettings export = settings(MAIL_SERVER + """
                export:
                  day: friday
                  time: "18:30"
                  services: [deepseek-r1]
                  formats: [csv, xlsx]
                  horizon: 48h
                  directory: /srv/exports
                  keep: 90d
                  mail: {channel: planners}
                """.indent(2)).orElseThrow();

        assertThat(export.when().day()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(export.when().time()).isEqualTo(LocalTime.of(18, 30));
        assertThat(export.when().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(export.selection())
                .isEqualTo(new ExportSettings.Selection(
                        List.of(new ServiceName("deepseek-r1")),
                        Set.of(ForecastFormat.CSV, ForecastFormat.XLSX),
                        Duration.ofDays(2)));
        assertThat(export.shelf().directory()).contains(Path.of("/srv/exports"));
        assertThat(export.mail().orElseThrow().to()).containsExactly("b@example.org");
    }

    @Test
    void whatCannotBeMeantIsToldWithItsKey() {
        assertThat(errors(MAIL_SERVER + "  export: {time: 10:30, mail: {channel: chat}}\n"))
                .anySatisfy(
                        error -> assertThat(error.toString()).contains("headroom.export.time", "\"07:30\", in quotes"))
                .anySatisfy(error -> assertThat(error.toString())
                        .contains("headroom.export.mail.channel", "was chat; there are planners"));
        assertThat(errors("headroom:\n  export: {day: someday, formats: [pdf], keep: 1h, colour: red}\n"))
                .anySatisfy(error -> assertThat(error.toString()).contains("headroom.export.day", "monday, tuesday"))
                .anySatisfy(error -> assertThat(error.toString()).contains("formats", "csv, json, xlsx"))
                .anySatisfy(
                        error -> assertThat(error.toString()).contains("headroom.export.colour", "not a known key"));
        assertThat(errors("headroom:\n  export: {day: sunday, mail: {channel: planners}}\n"))
                .singleElement()
                .satisfies(error -> assertThat(error.toString()).contains("was planners; there is none"));
    }

    private Optional<ExportSettings> settings(String yaml) {
        return switch (files.parse(yaml)) {
            case ConfigurationOutcome.Valid(var valid) -> valid.export();
            case ConfigurationOutcome.Invalid(var errors) -> throw new AssertionError(errors);
        };
    }

    private List<ConfigurationError> errors(String yaml) {
        return switch (files.parse(yaml)) {
            case ConfigurationOutcome.Valid _ -> throw new AssertionError("nothing was refused");
            case ConfigurationOutcome.Invalid(var errors) -> errors;
        };
    }
}
