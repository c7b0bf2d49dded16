package dev.headroom.dashboard.bench;

import java.time.Duration;

/**
 * What a measurement counted, over its window only.
 *
 * @param collector the product's process, without the database
 * @param database all processes of the embedded database
 * @param scrapes that ended, well or not
 * @param failed of these, those that brought no samples
 * @param missed scrapes that were due and never began
 * @param pageBytes size of one page
 * @param rows that were stored
 */
public record BenchResult(
        BenchPlan plan,
        Duration window,
        Usage collector,
        Usage database,
        long scrapes,
        long failed,
        long missed,
        long pageBytes,
        long rows) {

    /** Processor time, and the most memory that was resident at once. */
    public record Usage(Duration cpu, long peakBytes) {}

    double collectorMillisPerScrape() {
        return perScrape(collector.cpu());
    }

    double totalMillisPerScrape() {
        return perScrape(collector.cpu().plus(database.cpu()));
    }

    double bytesPerSecond() {
        return pageBytes * (double) scrapes / seconds();
    }

    double rowsPerSecond() {
        return rows / seconds();
    }

    double scrapesPerSecond() {
        return scrapes / seconds();
    }

    private double seconds() {
        return window.toNanos() / 1e9;
    }

    /** NaN when nothing was scraped. */
    private double perScrape(Duration cpu) {
        return scrapes == 0 ? Double.NaN : cpu.toNanos() / 1e6 / scrapes;
    }
}
