package dev.headroom.dashboard.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class FormatTest {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT);
    private static final Instant NOW = Instant.parse("2026-11-21T09:20:00Z");

    private final Format format =
            new Format(Locale.ENGLISH, ZoneId.of("Asia/Shanghai"), (key, arguments) -> new MessageFormat(
                            TEXTS.getString(key), Locale.ENGLISH)
                    .format(arguments));

    @Test
    void unknownNumbersAreADashAndNeverAZero() {
        assertThat(format.number(Double.NaN)).isEqualTo("–");
        assertThat(format.percent(Double.NaN)).isEqualTo("–");
        assertThat(format.seconds(Double.NaN)).isEqualTo("–");
        assertThat(format.bytes(Double.NaN)).isEqualTo("–");
        assertThat(format.number(0)).isEqualTo("0");
    }

    @Test
    void numbersHaveThreeDigitsAndASiPrefixFromTenThousandOn() {
        assertThat(format.number(0.617)).isEqualTo("0.62");
        assertThat(format.number(38.14)).isEqualTo("38.1");
        assertThat(format.number(1182)).isEqualTo("1,182");
        assertThat(format.number(13_600)).isEqualTo("13.6 k");
        assertThat(format.rate(41)).isEqualTo("41.0 req/s");
    }

    @Test
    void sharesLatenciesAndBytesCarryTheirUnit() {
        assertThat(format.percent(0.041)).isEqualTo("4.1 %");
        assertThat(format.percent(0.61)).isEqualTo("61 %");
        assertThat(format.watts(67.03)).isEqualTo("67.0 W");
        assertThat(format.seconds(1.31)).isEqualTo("1.31 s");
        assertThat(format.seconds(0.62)).isEqualTo("620 ms");
        assertThat(format.bytes(67.2 * 1024)).isEqualTo("67.2 KiB");
    }

    @Test
    void timesAreInTheReadersZoneAndSayWhichDay() {
        assertThat(format.time(NOW.plus(Duration.ofMinutes(200)), NOW)).isEqualTo("20:40");
        assertThat(format.distance(NOW.plus(Duration.ofMinutes(200)), NOW)).isEqualTo("in 3 h 20 min");
        assertThat(format.time(NOW.plus(Duration.ofHours(8)), NOW)).isEqualTo("tomorrow 01:20");
        assertThat(format.time(NOW.minus(Duration.ofDays(3)), NOW)).isEqualTo("18 Nov, 17:20");
    }
}
