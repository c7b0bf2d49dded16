package dev.headroom.dashboard.export;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A forecast as CSV (RFC 4180) with the columns of {@code ./headroom forecast}. */
public final class ForecastTable {

    private static final String END = "\r\n";
    private static final String HEADER = "unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95" + END;

    private ForecastTable() {}

    public static String csv(ServiceName service, List<ForecastPoint> points) {
        String name = cell(service.value());
        return points.stream()
                .map(point -> String.format(
                        Locale.ROOT,
                        "%s,%s,%.6g,%.6g,%.6g,%.6g,%.6g%s",
                        name,
                        point.time(),
                        point.mean(),
                        point.low80(),
                        point.high80(),
                        point.low95(),
                        point.high95(),
                        END))
                .collect(Collectors.joining("", HEADER, ""));
    }

    /** Text that a spreadsheet would take for a formula gets an apostrophe in front. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = formula || safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
