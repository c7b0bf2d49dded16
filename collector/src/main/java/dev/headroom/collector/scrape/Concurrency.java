package dev.headroom.collector.scrape;

/**
 * How many scrapes may run at once.
 *
 * @param total over all targets
 * @param perServer of one {@code host:port}, so that a silent server holds no other's place
 */
public record Concurrency(int total, int perServer) {

    public static final Concurrency DEFAULT = new Concurrency(512, 16);

    public Concurrency {
        if (total < 1 || perServer < 1) {
            throw new IllegalArgumentException("concurrency must be >= 1, was " + total + " and " + perServer);
        }
    }
}
