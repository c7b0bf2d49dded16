package dev.headroom.forecasting.capacity.loadtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the {@code …_stats_history.csv} of Locust, whatever its version: columns go by their names, the aggregated row of
 * each moment counts, and where there is none the rows of all names are added up. {@code N/A} is not known.
 */
public final class LocustHistory {

    private static final int MOST_ROWS = 5_000_000;

    private LocustHistory() {}

    /** What held at one moment, over the ten seconds before it. */
    record Row(double second, double users, double requestsPerSecond, double failedPerSecond, double p95Seconds) {

        /** Another name at the same moment; a request of the two is as slow as the slower. */
        Row and(Row other) {
            return new Row(
                    second,
                    Math.max(users, other.users),
                    requestsPerSecond + other.requestsPerSecond,
                    failedPerSecond + other.failedPerSecond,
                    Double.isNaN(p95Seconds) || other.p95Seconds > p95Seconds ? other.p95Seconds : p95Seconds);
        }
    }

    public static LoadTest read(BufferedReader csv) throws IOException, LoadTestFileException {
        String header = csv.readLine();
        if (header == null || header.isBlank()) {
            throw new LoadTestFileException("the file is empty");
        }
        LocustColumns columns = LocustColumns.of(header);
        Map<Double, Row> aggregated = new TreeMap<>();
        Map<Double, Row> byName = new TreeMap<>();
        long line = 1;
        for (String text = csv.readLine(); text != null; text = csv.readLine()) {
            line++;
            if (line > MOST_ROWS) {
                throw LoadTestFileException.at(line, "more than " + MOST_ROWS + " rows");
            }
            if (text.isBlank() || text.equals(header)) {
                continue; // a header in the middle is a second test appended to the first
            }
            LocustColumns.Fields fields = columns.split(text, line);
            Row row = fields.row();
            if (fields.aggregated()) {
                aggregated.put(row.second, row);
            } else {
                byName.merge(row.second, row, Row::and);
            }
        }
        return test(new ArrayList<>((aggregated.isEmpty() ? byName : aggregated).values()));
    }

    private static LoadTest test(List<Row> rows) throws LoadTestFileException {
        List<LoadStep> steps = LocustSteps.of(rows);
        if (steps.isEmpty()) {
            throw new LoadTestFileException("the file holds no row with users and requests");
        }
        return new LoadTest(LoadTest.Axis.USERS, steps);
    }
}
