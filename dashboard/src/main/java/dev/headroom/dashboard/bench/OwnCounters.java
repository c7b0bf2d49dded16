package dev.headroom.dashboard.bench;

import java.util.regex.Pattern;

/** The product's own counts at one moment. */
record OwnCounters(long scrapes, long failed, long late, long rows) {

    static OwnCounters of(String metrics) {
        long scrapes = sum(metrics, "headroom_scrapes_total\\{.*}");
        return new OwnCounters(
                scrapes,
                scrapes - sum(metrics, "headroom_scrapes_total\\{outcome=\"up\"}"),
                sum(metrics, "headroom_scrape_late_total"),
                sum(metrics, "headroom_ingest_rows_total"));
    }

    OwnCounters since(OwnCounters before) {
        return new OwnCounters(
                scrapes - before.scrapes, failed - before.failed, late - before.late, rows - before.rows);
    }

    private static long sum(String metrics, String series) {
        Pattern wanted = Pattern.compile(series);
        return metrics.lines()
                .filter(line -> !line.startsWith("#") && line.contains(" "))
                .filter(line ->
                        wanted.matcher(line.substring(0, line.lastIndexOf(' '))).matches())
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))))
                .sum();
    }
}
