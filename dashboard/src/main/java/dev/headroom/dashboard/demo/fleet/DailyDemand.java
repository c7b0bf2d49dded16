package dev.headroom.dashboard.demo.fleet;

import dev.headroom.forecasting.simulation.workload.Demand;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Demand with a daily and a weekly shape, slow growth and noise, all a pure function of the second. Second 0 is when the
 * demo starts, so that the next peak always lies the same few hours ahead.
 *
 * @param peakSecond a second of the highest demand of a day
 * @param sharpness 1 is a cosine; above 1 the peak is narrower than the valley
 * @param dayFactors factors of seven days in a row, the first for the day around {@code peakSecond}
 * @param growthPerDay such as 0.003 for 0.3 %
 */
record DailyDemand(
        double valley,
        double peak,
        double peakSecond,
        double sharpness,
        List<Double> dayFactors,
        double growthPerDay,
        long seed)
        implements Demand {

    private static final double DAY = 86_400;

    DailyDemand {
        dayFactors = List.copyOf(dayFactors);
        if (dayFactors.size() != 7) {
            throw new IllegalArgumentException("dayFactors must be 7, were " + dayFactors.size());
        }
    }

    @Override
    public double requestsPerSecond(double second) {
        double sincePeak = second - peakSecond;
        double wave = (1 + Math.cos(2 * Math.PI * sincePeak / DAY)) / 2;
        double shape = valley + (peak - valley) * Math.pow(wave, sharpness);
        double growth = Math.pow(1 + growthPerDay, second / DAY);
        double noise = 1 + 0.025 * drift(second / 2400, 1) + 0.02 * drift(second / 420, 2);
        return Math.max(0, shape * dayFactor(sincePeak / DAY) * growth * noise);
    }

    /** The factor belongs to the noon of a day around its peak and glides into the next over the valley. */
    private double dayFactor(double days) {
        double day = Math.floor(days + 0.5);
        double intoDay = days - day;
        double glide = smooth(Math.clamp(Math.abs(intoDay) * 5 - 1.5, 0, 1)) / 2;
        double neighbour = factorOf(day + Math.signum(intoDay));
        return factorOf(day) * (1 - glide) + neighbour * glide;
    }

    private double factorOf(double day) {
        return dayFactors.get(Math.floorMod((long) day, 7));
    }

    /** A smooth random walk around 0 that is the same for the same place. */
    private double drift(double place, int octave) {
        double before = Math.floor(place);
        double into = smooth(place - before);
        return gaussian((long) before, octave) * (1 - into) + gaussian((long) before + 1, octave) * into;
    }

    private double gaussian(long place, int octave) {
        return new SplittableRandom(seed + octave * 7_919L + place * 104_729L).nextGaussian();
    }

    private static double smooth(double x) {
        return x * x * (3 - 2 * x);
    }
}
