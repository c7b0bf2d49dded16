package dev.headroom.forecasting.load.csv;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.SeasonDetection;
import dev.headroom.forecasting.load.Seasons;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads series from CSV. The header decides the format: {@code unique_id,ds,y} in any order (more columns are ignored);
 * any two columns, taken as time and value of one series; or {@code V1,V2,…} with one series per line, as M4 has it. An
 * empty value or {@code NaN} is a gap. One thread.
 */
public final class SeriesCsv {

    static final String ONLY_SERIES = "series";
    private static final int MOST_ROWS = 20_000_000;

    private final Optional<Seasons> seasons;
    private final Map<String, SeriesRows> rows = new LinkedHashMap<>();
    private long line;

    private SeriesCsv(Optional<Seasons> seasons) {
        this.seasons = seasons;
    }

    /** Reads all series; seasons are found from step or data when not given. */
    public static List<NamedSeries> read(BufferedReader csv, Optional<Seasons> seasons)
            throws IOException, SeriesFileException {
        SeriesCsv reader = new SeriesCsv(seasons);
        reader.readRows(csv);
        if (reader.rows.isEmpty()) {
            throw new SeriesFileException("the file holds no rows");
        }
        List<NamedSeries> series = new ArrayList<>();
        for (SeriesRows one : reader.rows.values()) {
            series.add(reader.withSeasons(one.toSeries(seasons.orElse(Seasons.NONE))));
        }
        return series;
    }

    private NamedSeries withSeasons(NamedSeries named) {
        DemandSeries series = named.series();
        if (seasons.isPresent()) {
            return named;
        }
        Seasons found =
                named.form() == TimeForm.INTEGER ? SeasonDetection.detect(series) : Seasons.ofCalendar(series.step());
        return new NamedSeries(named.id(), named.form(), series.withSeasons(found));
    }

    private void readRows(BufferedReader csv) throws IOException, SeriesFileException {
        String header = csv.readLine();
        line = 1;
        if (header == null || header.isBlank()) {
            throw new SeriesFileException("the file is empty");
        }
        Columns columns = Columns.of(fields(header.startsWith("\uFEFF") ? header.substring(1) : header, line));
        long read = 0;
        for (String text = csv.readLine(); text != null; text = csv.readLine()) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            if (++read > MOST_ROWS) {
                throw new SeriesFileException(line, "more than " + MOST_ROWS + " rows");
            }
            if (columns.wide()) {
                addWide(fields(text, line));
            } else {
                addLong(fields(text, line), columns);
            }
        }
    }

    private void addLong(List<String> fields, Columns columns) throws SeriesFileException {
        if (fields.size() <= columns.last()) {
            throw new SeriesFileException(line, "only " + fields.size() + " fields");
        }
        String id = columns.id() < 0 ? ONLY_SERIES : fields.get(columns.id());
        String time = fields.get(columns.time());
        SeriesRows series = rows.computeIfAbsent(id, name -> new SeriesRows(name, TimeForm.of(time)));
        try {
            series.add(series.form().parse(time), value(fields.get(columns.value())), line);
        } catch (DateTimeException | NumberFormatException e) {
            throw new SeriesFileException(
                    line, "'" + time + "' is no time such as 2026-01-31T14:00:00Z, 2026-01-31 14:00:00 or 17");
        }
    }

    private void addWide(List<String> fields) throws SeriesFileException {
        String id = fields.getFirst();
        if (rows.containsKey(id)) {
            throw new SeriesFileException(line, "series '" + id + "' a second time");
        }
        int end = fields.size();
        while (end > 1 && fields.get(end - 1).isEmpty()) {
            end--;
        }
        SeriesRows series = new SeriesRows(id, TimeForm.INTEGER);
        for (int i = 1; i < end; i++) {
            series.add(Instant.ofEpochSecond(i), value(fields.get(i)), line);
        }
        if (end > 1) {
            rows.put(id, series);
        }
    }

    private double value(String text) throws SeriesFileException {
        if (text.isEmpty() || text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("null")) {
            return Double.NaN;
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new SeriesFileException(line, "'" + text + "' is no number");
        }
        if (!Double.isFinite(value) || value < 0) {
            throw new SeriesFileException(line, "a load must be finite and >= 0, was " + text);
        }
        return value;
    }

    /** Fields of a line; quotes around a field are taken off, two within it are one. */
    static List<String> fields(String text, long line) throws SeriesFileException {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw new SeriesFileException(line, "a quote is not closed");
        }
        fields.add(field.toString().strip());
        return fields;
    }

    /** Where id, time and value stand; id is -1 when there is one series only. */
    private record Columns(int id, int time, int value, boolean wide) {

        static Columns of(List<String> header) throws SeriesFileException {
            int id = header.indexOf("unique_id");
            int time = header.indexOf("ds");
            int value = header.indexOf("y");
            if (time >= 0 && value >= 0) {
                return new Columns(id, time, value, false);
            }
            if (header.size() > 2 && header.get(0).equals("V1") && header.get(1).equals("V2")) {
                return new Columns(0, -1, -1, true);
            }
            if (header.size() == 2) {
                return new Columns(-1, 0, 1, false);
            }
            throw new SeriesFileException(
                    1, "the header must be unique_id,ds,y (or two columns, time and value), was " + header);
        }

        int last() {
            return Math.max(id, Math.max(time, value));
        }
    }
}
