package dev.headroom.forecasting.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.calendar.recurrence.RecurrenceText;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.refresh.MemoryCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventOutlookTest {

    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant DOUBLE_11 = Instant.parse("2026-11-10T16:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);

    private final MemoryCalendar calendar = new MemoryCalendar();

    @Test
    void theMultiplierIsLearnedFromEarlierOccurrencesWithItsEvidence() {
        CalendarEvent event = keep("yearly 11-11", OptionalDouble.empty());

        Multiplier learned = outlook(EventOutlookTest::load).multiplier(event, SERVICE, DOUBLE_11.minusSeconds(3600));

        assertThat(learned).isInstanceOfSatisfying(Multiplier.Learned.class, known -> {
            assertThat(known.factor()).isCloseTo(3, within(0.01));
            assertThat(known.low()).isCloseTo(2.5, within(0.01));
            assertThat(known.high()).isCloseTo(3.5, within(0.01));
            assertThat(known.from())
                    .containsExactly(Instant.parse("2025-11-10T16:00:00Z"), Instant.parse("2024-11-10T16:00:00Z"));
        });
    }

    @Test
    void withoutEarlierOccurrencesNothingIsMovedAndItIsSaid() {
        CalendarEvent once = keep("2026-11-11", OptionalDouble.empty());
        CalendarEvent unseen = keep("yearly 06-18", OptionalDouble.empty());

        assertThat(outlook(EventOutlookTest::load).multiplier(once, SERVICE, DOUBLE_11.minusSeconds(60)))
                .isEqualTo(new Multiplier.NotLearned(Multiplier.Reason.NEVER_HAPPENED));
        assertThat(outlook(_ -> Double.NaN).multiplier(unseen, SERVICE, DOUBLE_11))
                .isEqualTo(new Multiplier.NotLearned(Multiplier.Reason.NO_HISTORY));
        assertThat(new Multiplier.NotLearned(Multiplier.Reason.NO_HISTORY).expected())
                .isEqualTo(1);
    }

    @Test
    void anEventInTheForecastMultipliesItsHoursOnly() {
        keep("yearly 11-11", OptionalDouble.of(3));
        Instant now = DOUBLE_11.minus(Duration.ofHours(6));

        Forecast shifted =
                EventLoad.with(flat(now), outlook(_ -> 20).between(SERVICE, now, now.plus(Duration.ofDays(2)), now));

        assertThat(at(shifted, DOUBLE_11.minus(STEP)).mean()).isEqualTo(20);
        assertThat(at(shifted, DOUBLE_11).mean()).isEqualTo(60);
        assertThat(at(shifted, DOUBLE_11).high95()).isEqualTo(72);
        assertThat(at(shifted, DOUBLE_11.plus(Duration.ofDays(1))).mean()).isEqualTo(20);
    }

    @Test
    void thePastEventIsNoSeasonForTheModels() {
        keep("yearly 11-11", OptionalDouble.of(3));
        Instant now = DOUBLE_11.plus(Duration.ofDays(2));
        Window window = Window.covering(now.minus(Duration.ofDays(14)), now, STEP);

        TimeSeries ordinary =
                outlook(EventOutlookTest::load).ordinary(SERVICE, series(window, EventOutlookTest::load), now);

        assertThat(ordinary.max()).isCloseTo(30, within(0.1));
    }

    @Test
    void anEventThatLastsIsTakenOutByWhatIsExpectedOfIt() {
        keep("yearly 11-11", OptionalDouble.of(4));
        Instant now = DOUBLE_11.plus(Duration.ofHours(3));
        Window window = Window.covering(now.minus(Duration.ofHours(6)), now, STEP);

        TimeSeries ordinary = outlook(_ -> 20).ordinary(SERVICE, series(window, _ -> 20), now);

        assertThat(ordinary.last()).isEqualTo(5);
        assertThat(ordinary.at(0)).isEqualTo(20);
    }

    @Test
    void anEventOfAnotherServiceTouchesNothing() {
        calendar.add(
                new CalendarEvent(
                        0,
                        "Launch",
                        Optional.of(new ServiceName("other")),
                        RecurrenceText.parse("2026-11-11"),
                        SHANGHAI,
                        Duration.ofDays(1),
                        OptionalDouble.of(9),
                        Duration.ZERO,
                        CalendarEvent.Origin.USER),
                new EventCalendar.Author("test", "test"));

        assertThat(outlook(_ -> 20).between(SERVICE, DOUBLE_11, DOUBLE_11.plusSeconds(60), DOUBLE_11))
                .isEmpty();
    }

    private CalendarEvent keep(String occurs, OptionalDouble multiplier) {
        return calendar.add(
                new CalendarEvent(
                        0,
                        "Double 11",
                        Optional.empty(),
                        RecurrenceText.parse(occurs),
                        SHANGHAI,
                        Duration.ofDays(1),
                        multiplier,
                        CalendarEvent.USUAL_PREWARM,
                        CalendarEvent.Origin.USER),
                new EventCalendar.Author("test", "test"));
    }

    private EventOutlook outlook(ToDoubleFunction<Instant> load) {
        return new EventOutlook(calendar, (_, window) -> series(window, load));
    }

    /** 20 to 30 by the hour of the day; on November 11 of 2024 2.5, of 2025 3.5, of 2026 3 times that. */
    private static double load(Instant time) {
        var there = time.atZone(SHANGHAI);
        double usual = 25 + 5 * Math.sin(2 * Math.PI * there.getHour() / 24);
        boolean sale = there.getMonthValue() == 11 && there.getDayOfMonth() == 11;
        if (!sale || there.getYear() < 2024) {
            return there.getYear() < 2024 ? Double.NaN : usual;
        }
        return usual * (there.getYear() == 2024 ? 2.5 : there.getYear() == 2025 ? 3.5 : 3);
    }

    private static TimeSeries series(Window window, ToDoubleFunction<Instant> load) {
        double[] values = new double[window.points()];
        Arrays.setAll(values, i -> load.applyAsDouble(window.timeOf(i)));
        return new TimeSeries(window, values);
    }

    private static Forecast flat(Instant origin) {
        List<ForecastPoint> points = IntStream.range(0, 288)
                .mapToObj(i -> new ForecastPoint(origin.plus(STEP.multipliedBy(i)), 20, 18, 22, 16, 24))
                .toList();
        return new Forecast(origin, STEP, points, List.of(), origin.minus(Duration.ofDays(14)), 0, 0.95);
    }

    private static ForecastPoint at(Forecast forecast, Instant time) {
        return forecast.points().stream()
                .filter(point -> point.time().equals(time))
                .findFirst()
                .orElseThrow();
    }
}
