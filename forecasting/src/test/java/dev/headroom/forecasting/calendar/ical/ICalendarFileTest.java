package dev.headroom.forecasting.calendar.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.forecasting.calendar.CalendarEvent;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ICalendarFileTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void aYearlySaleComesWithItsRuleItsLengthAndItsMultiplier() {
        CalendarEvent event = only("""
            UID:1@example
            SUMMARY:Double 11
            DTSTART;TZID=Asia/Shanghai:20251111T000000
            DTEND;TZID=Asia/Shanghai:20251112T000000
            RRULE:FREQ=YEARLY
            X-HEADROOM-MULTIPLIER:3.2
            X-HEADROOM-SERVICE:deepseek-r1
            """);

        assertThat(event.occurs()).hasToString("yearly 11-11 00:00");
        assertThat(event.length()).isEqualTo(Duration.ofDays(1));
        assertThat(event.multiplier()).isEqualTo(OptionalDouble.of(3.2));
        assertThat(event.service())
                .hasValueSatisfying(service -> assertThat(service.value()).isEqualTo("deepseek-r1"));
    }

    @Test
    void timesInOtherZonesAreThoseOfTheEvent() {
        CalendarEvent utc = only("UID:1\nSUMMARY:Launch\nDTSTART:20261201T160000Z\nDURATION:PT2H\n");
        CalendarEvent day = only("UID:1\nSUMMARY:Holiday\nDTSTART;VALUE=DATE:20261201\n");

        assertThat(utc.occurs().toString() + " " + utc.zone().getId())
                .isIn("2026-12-01T16:00 UTC", "2026-12-02T00:00 Asia/Shanghai");
        assertThat(utc.length()).isEqualTo(Duration.ofHours(2));
        assertThat(day.occurs()).hasToString("2026-12-01T00:00");
        assertThat(day.length()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aRuleThatEndsBecomesItsOccurrences() {
        assertThat(read("UID:1\nSUMMARY:Campaign\nDTSTART:20261201T160000Z\nRRULE:FREQ=DAILY;COUNT=3\n")
                        .events())
                .hasSize(3)
                .extracting(ICalendarFile.Imported::uid)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatHasNoCounterpartIsLeftOutWithAReason() {
        var contents = read("UID:1\nSUMMARY:Stand-up\nDTSTART:20261201T160000Z\nRRULE:FREQ=DAILY\n");

        assertThat(contents.events()).isEmpty();
        assertThat(contents.leftOut()).containsExactly("Stand-up: rules DAILY are not supported");
    }

    @Test
    void anEventWithoutStartOrWithAMultiplierThatIsNoneIsLeftOut() {
        assertThat(read("UID:1\nSUMMARY:Sometime\n").leftOut()).containsExactly("Sometime: it has no DTSTART");
        assertThat(read("UID:1\nSUMMARY:A\nDTSTART:20261201T160000Z\nX-HEADROOM-MULTIPLIER:much\n")
                        .leftOut())
                .hasSize(1);
    }

    @Test
    void F39_whatIsNoCalendarOrFarTooLongIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ICalendarFile.read("hello", SHANGHAI));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(String.join(
                        "END:VEVENT\nBEGIN:VEVENT\n",
                        List.of("UID:1\n").stream()
                                .flatMap(line -> java.util.Collections.nCopies(2_100, line).stream())
                                .toList())));
    }

    private static CalendarEvent only(String event) {
        assertThat(read(event).leftOut()).isEmpty();
        return read(event).events().getFirst().event();
    }

    private static ICalendarFile.Contents read(String event) {
        return ICalendarFile.read(
                ("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n" + event + "END:VEVENT\nEND:VCALENDAR\n")
                        .replace("\n", "\r\n"),
                SHANGHAI);
    }
}
