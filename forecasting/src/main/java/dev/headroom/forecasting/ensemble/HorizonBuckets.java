package dev.headroom.forecasting.ensemble;

/**
 * Steps ahead in groups that share weights and interval widths: 1, 2 to 3, 4 to 7, 8 to 15 and so on, because errors grow
 * fast at first and slowly later. Steps past the replayed horizon fall into its last bucket.
 */
record HorizonBuckets(int replayed) {

    int count() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(replayed);
    }

    /** Bucket of a step, counted from 0 for the first step ahead. */
    int of(int step) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.min(step + 1, replayed));
    }

    /** First replayed step of a bucket. */
    int firstOf(int bucket) {
        return (1 << bucket) - 1;
    }

    /** The replayed step after its last. */
    int endOf(int bucket) {
        return Math.min(firstOf(bucket + 1), replayed);
    }
}
