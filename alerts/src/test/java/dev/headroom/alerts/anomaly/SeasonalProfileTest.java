package dev.headroom.alerts.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SeasonalProfileTest {

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double UNUSUAL = 6;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** What is known to have happened in New York (Numenta Anomaly Benchmark), a day around each. */
    private static final Map<String, LocalDate> EVENTS = Map.of(
            "marathon", LocalDate.of(2014, 11, 2),
            "Thanksgiving", LocalDate.of(2014, 11, 27),
            "Christmas", LocalDate.of(2014, 12, 25),
            "New Year", LocalDate.of(2015, 1, 1),
            "blizzard", LocalDate.of(2015, 1, 27));

    private static final LocalDate LABOR_DAY = LocalDate.of(2014, 9, 1);

    private record Alarm(Instant from, Instant to) {
        boolean touches(LocalDate day) {
            Instant begin = day.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant end = day.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
            return from.isBefore(end) && to.isAfter(begin);
        }
    }

    /** As {@link Anomalies} judges: learned from four weeks every six hours, the mildest of two half hours. */
    @Test
    void allFiveKnownDaysOfTheTaxisAreFoundAndOneHolidayBeside() {
        List<Alarm> alarms = alarms(taxis());

        assertThat(EVENTS)
                .allSatisfy((event, day) -> assertThat(alarms).as(event).anyMatch(alarm -> alarm.touches(day)));
        assertThat(alarms)
                .as("nothing else but Labor Day, which the benchmark does not label")
                .allMatch(alarm ->
                        alarm.touches(LABOR_DAY) || EVENTS.values().stream().anyMatch(alarm::touches))
                .hasSize(6);
    }

    /**
     * Requests of a small load balancer, 62 in five minutes on average, and as noisy as that. Both labels of the benchmark
     * are single values of five minutes, one of them within the first week: bursts, which are not told by design.
     */
    @Test
    void aLoadBalancerWithBurstsIsQuiet() {
        assertThat(alarms(halfHours(read("/load/elb_request_count_8c0756.csv"))))
                .isEmpty();
    }

    /** The median of each half hour, as {@link Anomalies} takes it. */
    private static NavigableMap<Instant, Double> halfHours(NavigableMap<Instant, Double> values) {
        NavigableMap<Instant, Double> medians = new TreeMap<>();
        Instant first = Instant.ofEpochSecond(values.firstKey().getEpochSecond() / 1800 * 1800);
        for (Instant from = first; from.isBefore(values.lastKey()); from = from.plus(HALF_HOUR)) {
            double[] known = values.subMap(from, from.plus(HALF_HOUR)).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            if (known.length > 0) {
                medians.put(from, known[(known.length - 1) / 2]);
            }
        }
        return medians;
    }

    @Test
    void aWeekMustBeKnown() {
        Window window = Window.covering(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(6)), HOUR);

        assertThat(SeasonalProfile.of(new TimeSeries(window, new double[window.points()]), 1, 0.1))
                .isEmpty();
    }

    @Test
    void lastWeeksIncidentIsNotTakenForASeason() {
        Window window = Window.covering(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(14)), HOUR);
        double[] values = new double[window.points()];
        Arrays.setAll(values, hour -> hour / 24 == 10 ? 900 : 100 + 50 * Math.sin(hour * Math.PI / 12));

        SeasonalProfile profile =
                SeasonalProfile.of(new TimeSeries(window, values), 0.5, 0.08).orElseThrow();

        Instant noon = Instant.EPOCH.plus(Duration.ofDays(20)).plus(Duration.ofHours(12));
        assertThat(profile.score(noon, profile.usualAt(noon))).isZero();
        assertThat(profile.score(noon, 105)).isLessThan(UNUSUAL);
        assertThat(profile.score(noon, 300)).isGreaterThan(UNUSUAL);
        assertThat(profile.score(noon, Double.NaN)).isNaN();
    }

    private static List<Alarm> alarms(NavigableMap<Instant, Double> values) {
        List<Alarm> alarms = new ArrayList<>();
        Optional<SeasonalProfile> usual = Optional.empty();
        Instant first = values.firstKey();
        for (Instant time = first.plus(Duration.ofDays(7)).plus(HOUR);
                !time.isAfter(values.lastKey());
                time = time.plus(HALF_HOUR)) {
            Instant now = time.plus(HALF_HOUR);
            if (usual.isEmpty() || now.getEpochSecond() % Duration.ofHours(6).toSeconds() == 0) {
                usual = SeasonalProfile.of(hourly(values, now), 0.5, 0.08);
            }
            Instant at = time;
            double score = usual.map(profile ->
                            Math.min(score(profile, values, at), score(profile, values, at.minus(HALF_HOUR))))
                    .orElse(0.0);
            if (score > UNUSUAL) {
                Instant end = alarms.isEmpty() ? Instant.MIN : alarms.getLast().to();
                if (Duration.between(end.equals(Instant.MIN) ? first : end, now).compareTo(Duration.ofDays(1)) < 0) {
                    alarms.set(alarms.size() - 1, new Alarm(alarms.getLast().from(), now));
                } else {
                    alarms.add(new Alarm(now, now));
                }
            }
        }
        return alarms;
    }

    private static double score(SeasonalProfile profile, Map<Instant, Double> values, Instant from) {
        return profile.score(from.plus(HALF_HOUR.dividedBy(2)), values.getOrDefault(from, Double.NaN));
    }

    private static TimeSeries hourly(NavigableMap<Instant, Double> values, Instant now) {
        Window window = Window.covering(now.minus(Duration.ofDays(28)), now.minus(HOUR), HOUR);
        double[] means = new double[window.points()];
        Arrays.setAll(
                means,
                hour -> values.subMap(window.timeOf(hour), window.timeOf(hour).plus(HOUR)).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(Double.NaN));
        return new TimeSeries(window, means);
    }

    private static NavigableMap<Instant, Double> taxis() {
        return read("/load/nyc_taxi.csv");
    }

    private static NavigableMap<Instant, Double> read(String resource) {
        try (InputStream file = Objects.requireNonNull(SeasonalProfileTest.class.getResourceAsStream(resource))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .collect(Collectors.toMap(
                            cells -> LocalDateTime.parse(cells[0], TIME).toInstant(ZoneOffset.UTC),
                            cells -> Double.parseDouble(cells[1]),
                            (one, _) -> one,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }
}
