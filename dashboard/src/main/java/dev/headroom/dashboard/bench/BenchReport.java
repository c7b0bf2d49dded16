package dev.headroom.dashboard.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A measurement in words and as JSON. */
public final class BenchReport {
    private static final double MEBI = 1024 * 1024;

    private BenchReport() {}

    public static String text(BenchResult result) {
        BenchPlan plan = result.plan();
        return String.format(
                Locale.ROOT,
                """
                targets                    %d, each every %d s, %d bytes a page
                window                     %.1f s after %d s of warm-up
                scrapes                    %d (%.1f/s), %d failed, %d missed
                CPU per scrape             %.3f ms collector, %.3f ms with the database
                processors used            %.3f collector, %.3f database
                peak resident memory       %.0f MiB collector, %.0f MiB database
                pages                      %.2f MB/s
                rows stored                %.0f/s
                """,
                plan.targets(),
                plan.interval().toSeconds(),
                result.pageBytes(),
                seconds(result.window()),
                plan.warmUp().toSeconds(),
                result.scrapes(),
                result.scrapesPerSecond(),
                result.failed(),
                result.missed(),
                result.collectorMillisPerScrape(),
                result.totalMillisPerScrape(),
                seconds(result.collector().cpu()) / seconds(result.window()),
                seconds(result.database().cpu()) / seconds(result.window()),
                result.collector().peakBytes() / MEBI,
                result.database().peakBytes() / MEBI,
                result.bytesPerSecond() / 1e6,
                result.rowsPerSecond());
    }

    public static String json(BenchResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("targets", result.plan().targets());
        fields.put("intervalSeconds", result.plan().interval().toSeconds());
        fields.put("pageBytes", result.pageBytes());
        fields.put("windowSeconds", seconds(result.window()));
        fields.put("scrapes", result.scrapes());
        fields.put("failedScrapes", result.failed());
        fields.put("missedScrapes", result.missed());
        fields.put("collectorCpuSeconds", seconds(result.collector().cpu()));
        fields.put("databaseCpuSeconds", seconds(result.database().cpu()));
        fields.put("collectorCpuMillisPerScrape", result.collectorMillisPerScrape());
        fields.put("totalCpuMillisPerScrape", result.totalMillisPerScrape());
        fields.put("collectorPeakResidentBytes", result.collector().peakBytes());
        fields.put("databasePeakResidentBytes", result.database().peakBytes());
        fields.put("pageBytesPerSecond", result.bytesPerSecond());
        fields.put("rowsPerSecond", result.rowsPerSecond());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n";
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
