package dev.headroom.collector.sample;

/**
 * Requests by how they ended: running totals in a reading, the increase over the interval in a sample. NaN is unknown.
 *
 * @param ended every request that came to an end here, rejected ones included
 * @param failed ended by an error of the server (not by the client, not by a limit)
 * @param rejected429 refused with 429; NaN where the server does not tell 429 apart
 * @param rejected503 refused with 503 because of overload; NaN where the server does not tell
 */
public record RequestCounts(double ended, double failed, double rejected429, double rejected503) {
    public static final RequestCounts UNKNOWN = new RequestCounts(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
