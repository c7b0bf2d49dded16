package dev.headroom.forecasting.calendar.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a lunar month begins: the new moon to the second (J. Meeus, Astronomical Algorithms, 2nd edition, chapter 49), good
 * from 1900 to 2100. ICU's own is off by some minutes, which puts the Spring Festival of 2027, whose new moon is four
 * minutes before midnight in Beijing, on the day after.
 */
final class NewMoon {

    private static final double EPOCH_DAY_OF_JULIAN_ZERO = -2_440_587.5;
    private static final double FIRST = 2_451_550.09766;
    private static final double MONTH = 29.530588861;
    private static final double MONTHS_PER_CENTURY = 1236.85;
    /** Terrestrial time runs ahead of UTC by about so much in this century. */
    private static final Duration AHEAD = Duration.ofSeconds(71);

    /** Coefficient in days, power of the earth's eccentricity, multiples of the sun's and moon's anomalies and of F. */
    private static final double[][] TERMS = {
        {-0.40720, 0, 0, 1, 0}, {0.17241, 1, 1, 0, 0}, {0.01608, 0, 0, 2, 0}, {0.01039, 0, 0, 0, 2},
        {0.00739, 1, -1, 1, 0}, {-0.00514, 1, 1, 1, 0}, {0.00208, 2, 2, 0, 0}, {-0.00111, 0, 0, 1, -2},
        {-0.00057, 0, 0, 1, 2}, {0.00056, 1, 1, 2, 0}, {-0.00042, 0, 0, 3, 0}, {0.00042, 1, 1, 0, 2},
        {0.00038, 1, 1, 0, -2}, {-0.00024, 1, -1, 2, 0}, {-0.00007, 0, 2, 1, 0}, {0.00004, 0, 0, 2, -2},
        {0.00004, 0, 3, 0, 0}, {0.00003, 0, 1, 1, -2}, {0.00003, 0, 0, 2, 2}, {-0.00003, 0, 1, 1, 2},
        {0.00003, 0, -1, 1, 2}, {-0.00002, 0, -1, 1, -2}, {-0.00002, 0, 1, 3, 0}, {0.00002, 0, 0, 4, 0}
    };

    /** Of the planets: coefficient in days, degrees at the first month, degrees a month. */
    private static final double[][] PLANETS = {
        {0.000325, 299.77, 0.107408}, {0.000165, 251.88, 0.016321}, {0.000164, 251.83, 26.651886},
        {0.000126, 349.42, 36.412478}, {0.000110, 84.66, 18.206239}, {0.000062, 141.74, 53.303771},
        {0.000060, 207.14, 2.453732}, {0.000056, 154.84, 7.306860}, {0.000047, 34.52, 27.261239},
        {0.000042, 207.19, 0.121824}, {0.000040, 291.34, 1.844379}, {0.000037, 161.72, 24.198154},
        {0.000035, 239.56, 25.513099}, {0.000023, 331.55, 3.592518}
    };

    private NewMoon() {}

    /** The date, in that zone, of the new moon nearest to a day. */
    static LocalDate nearest(LocalDate day, ZoneId zone) {
        double julian = day.toEpochDay() - EPOCH_DAY_OF_JULIAN_ZERO;
        return instant(Math.rint((julian - FIRST) / MONTH)).atZone(zone).toLocalDate();
    }

    /** The new moon of the k-th month from that of 6 January 2000. */
    private static Instant instant(double k) {
        double t = k / MONTHS_PER_CENTURY;
        double days = FIRST + MONTH * k + 0.00015437 * t * t;
        double eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
        double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t * t;
        double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
        double f = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
        for (double[] term : TERMS) {
            days += term[0] * Math.pow(eccentricity, term[1]) * sine(term[2] * sun + term[3] * moon + term[4] * f);
        }
        days -= 0.00017 * sine(124.7746 - 1.56375588 * k + 0.0020672 * t * t);
        for (double[] planet : PLANETS) {
            days += planet[0] * sine(planet[1] + planet[2] * k);
        }
        long seconds = Math.round((days + EPOCH_DAY_OF_JULIAN_ZERO) * 86_400);
        return Instant.ofEpochSecond(seconds).minus(AHEAD);
    }

    private static double sine(double degrees) {
        return Math.sin(Math.toRadians(degrees % 360));
    }
}
