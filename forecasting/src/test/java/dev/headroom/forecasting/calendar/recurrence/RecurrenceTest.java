package dev.headroom.forecasting.calendar.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

    /** Dates as the Hong Kong Observatory's conversion tables give them. */
    @ParameterizedTest
    @CsvSource({
        "lunar 1-1, 2025-01-29",
        "lunar 1-1, 2026-02-17",
        "lunar 5-5, 2026-06-19",
        "lunar 8-15, 2026-09-25",
        "lunar 1-1, 2027-02-06",
        "lunar 1-1, 2028-01-26",
        "lunar 1-1, 2030-02-03",
        "lunar 1-1, 2033-01-31",
        "lunar 1-1, 2034-02-19",
        "lunar 12-30, 2027-02-05",
        "lunar 12-8, 2026-01-26",
        "holiday CN spring-festival, 2026-02-16",
        "holiday CN qingming, 2026-04-05",
        "holiday CN qingming, 2024-04-04",
        "holiday CN mid-autumn, 2025-10-06",
        "holiday US thanksgiving, 2026-11-26",
        "yearly 02-29, 2026-02-28",
        "yearly 11-11, 2026-11-11",
        "monthly 31, 2026-04-30",
        "weekly fri, 2026-11-27",
        "2026-11-11, 2026-11-11"
    })
    void whatIsWrittenFallsOnTheRightDay(String text, LocalDate date) {
        assertThat(starts(text, date.atStartOfDay(), date.plusDays(1).atStartOfDay()))
                .containsExactly(date.atStartOfDay());
    }

    @Test
    void eachBeginsOnceInItsPeriod() {
        LocalDateTime newYear = LocalDateTime.parse("2026-01-01T00:00");

        assertThat(starts("weekly friday 20:00", newYear, newYear.plusYears(1))).hasSize(52);
        assertThat(starts("monthly 15 09:00", newYear, newYear.plusYears(1))).hasSize(12);
        assertThat(starts("yearly 11-11 00:00", newYear, newYear.plusYears(3))).hasSize(3);
        assertThat(starts("lunar 1-1", newYear, newYear.plusYears(10)))
                .hasSize(10)
                .isSorted();
    }

    @Test
    void theEndOfAStretchIsOutsideIt() {
        LocalDateTime start = LocalDateTime.parse("2026-11-11T00:00");

        assertThat(starts("2026-11-11T00:00", start.minusDays(1), start)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-11T00:00",
                "weekly friday 20:00",
                "monthly 31 00:00",
                "yearly 11-11 08:30",
                "lunar 8-15 18:00",
                "holiday CN spring-festival",
                "holiday DE good-friday 12:00"
            })
    void itsTextIsReadAsTheSameAgain(String text) {
        assertThat(RecurrenceText.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "someday",
                "weekly",
                "weekly f 20:00",
                "weekly friday 25:00",
                "monthly 32 00:00",
                "yearly 13-01",
                "lunar 13-1",
                "lunar 1",
                "holiday XX new-year",
                "holiday CN pancake-day",
                "yearly 11-11 00:00 sharp"
            })
    void whatCannotBeReadIsRefusedWithWhatMayBeWritten(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecurrenceText.parse(text))
                .withMessageMatching("(?s).*(must be|no holidays|has no holiday).*");
    }

    @Test
    void manyCountriesHaveHolidays() {
        assertThat(Holidays.countries()).contains("CN", "US", "DE", "JP", "IN", "SG", "HK");
        assertThat(Holidays.of("JP", Year.of(2026))).hasSizeGreaterThan(10);
        assertThat(Holidays.of("XX", Year.of(2026))).isEmpty();
    }

    private static List<LocalDateTime> starts(String text, LocalDateTime from, LocalDateTime to) {
        return RecurrenceText.parse(text).startsBetween(from, to);
    }
}
