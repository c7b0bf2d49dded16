package dev.headroom.forecasting.recommendation;

import java.util.Locale;

/**
 * How the advice of the last days did, against what happened and against last value. A replica short weighs nineteen
 * times one too many, as the 95th percentile does (pinball loss).
 *
 * @param graded receipts that could be judged
 * @param shortOnes of them asked for too little, {@code wasteful} for too much
 * @param loss mean pinball loss of the advice, in replicas; NaN without receipts
 * @param naiveLoss that of last value with the same margin
 */
public record TrackRecord(int graded, int shortOnes, int wasteful, double loss, double naiveLoss) {

    public static final TrackRecord NONE = new TrackRecord(0, 0, 0, Double.NaN, Double.NaN);

    /** A day of ten-minute steps. */
    static final int ENOUGH = 144;
    /** Advice that loses by less may be unlucky. */
    private static final double CLEARLY = 1.1;

    public int right() {
        return graded - shortOnes - wasteful;
    }

    boolean losesToLastValue() {
        return graded >= ENOUGH && loss > CLEARLY * naiveLoss;
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "over the last %d graded recommendations its loss was %.3f replicas, that of last value %.3f",
                graded,
                loss,
                naiveLoss);
    }
}
