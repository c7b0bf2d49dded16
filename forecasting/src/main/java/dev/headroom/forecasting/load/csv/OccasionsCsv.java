package dev.headroom.forecasting.load.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what a planner knows of each occasion beside its time: columns such as users or the size of a campaign. The header
 * must have {@code ds}, {@code y} and the columns asked for, and may have {@code unique_id}; an occasion without
 * {@code y} is still to come. Times are kept as text. One thread.
 */
public final class OccasionsCsv {

    private static final int MOST_ROWS = 100_000;

    private OccasionsCsv() {}

    /** Rows by series, in the order of the file. */
    public static Map<String, List<Row>> read(BufferedReader csv, List<String> regressors)
            throws IOException, SeriesFileException {
        String header = csv.readLine();
        if (header == null || header.isBlank()) {
            throw new SeriesFileException("the file is empty");
        }
        String first = CsvFormat.withoutMark(header);
        CsvFormat format = CsvFormat.of(first);
        Wanted columns = Wanted.of(format.fields(first, 1), regressors);
        Map<String, List<Row>> series = new LinkedHashMap<>();
        long line = 1;
        for (String text = csv.readLine(); text != null; text = csv.readLine()) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            if (line > MOST_ROWS) {
                throw new SeriesFileException(line, "more than " + MOST_ROWS + " rows");
            }
            Line fields = new Line(format.fields(text, line), line);
            List<Double> known = new ArrayList<>();
            for (int column : columns.regressors) {
                known.add(fields.number(column));
            }
            double requests = fields.text(columns.value).isEmpty() ? Double.NaN : fields.number(columns.value);
            String id = columns.id < 0 ? SeriesCsv.ONLY_SERIES : fields.text(columns.id);
            series.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Row(fields.text(columns.time), known, requests));
        }
        return series;
    }

    /**
     * One occasion.
     *
     * @param time as written in the file
     * @param regressors what is known of it, in the order asked for
     * @param requests that came; NaN when it is still to come
     */
    public record Row(String time, List<Double> regressors, double requests) {
        public Row {
            regressors = List.copyOf(regressors);
        }

        public boolean isPast() {
            return !Double.isNaN(requests);
        }
    }

    private record Wanted(int id, int time, int value, List<Integer> regressors) {

        static Wanted of(List<String> header, List<String> names) throws SeriesFileException {
            List<Integer> regressors = new ArrayList<>();
            for (String name : names) {
                regressors.add(find(header, name));
            }
            return new Wanted(header.indexOf("unique_id"), find(header, "ds"), find(header, "y"), regressors);
        }

        private static int find(List<String> header, String name) throws SeriesFileException {
            int at = header.indexOf(name);
            if (at < 0) {
                throw new SeriesFileException(1, "there is no column '" + name + "'; there are " + header);
            }
            return at;
        }
    }

    private record Line(List<String> fields, long number) {

        String text(int column) throws SeriesFileException {
            if (column >= fields.size()) {
                throw new SeriesFileException(number, "only " + fields.size() + " fields");
            }
            return fields.get(column);
        }

        double number(int column) throws SeriesFileException {
            String text = text(column);
            try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // told below
            }
            throw new SeriesFileException(number, "'" + text + "' is no number");
        }
    }
}
