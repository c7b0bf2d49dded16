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
 * Reads series from CSV. The header decides the format: {@code unique_id,ds,y} or other usual names in any order (more
 * columns are ignored); any two columns, taken as time and value of one series; or {@code V1,V2,…} with one series per line,
 * as M4 has it. An empty value or {@code NaN} is a gap. What else a file may have, from semicolons to rows out of order, is
 * put right and told of in {@link NamedSeries#notes}. One thread.
 */
public final class SeriesCsv {

    static final String ONLY_SERIES = "series";
    private static final int MOST_ROWS = 20_000_000;
    private static final int DAYS_NEEDED = 2;

    /** So many steps tell something even where they are not two days, as seconds are not. */
    private static final int MANY = 200;

    private final Optional<Seasons> seasons;
    private final Map<String, SeriesRows> rows = new LinkedHashMap<>();
    private CsvFormat format = new CsvFormat(',');
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
        Seasons calendar =
                named.form().isCount() || series.size() < 2 ? Seasons.NONE : Seasons.ofCalendar(series.step());
        boolean shortened = series.size() >= MANY && series.size() < DAYS_NEEDED * calendar.shortest();
        return named.with(calendar.isEmpty() || shortened ? SeasonDetection.detect(series) : calendar);
    }

    private void readRows(BufferedReader csv) throws IOException, SeriesFileException {
        String header = csv.readLine();
        line = 1;
        if (header == null || header.isBlank()) {
            throw new SeriesFileException("the file is empty");
        }
        String first = CsvFormat.withoutMark(header);
        format = CsvFormat.of(first);
        Columns columns = Columns.of(format.fields(first, line));
        if (!columns.headed()) {
            addLong(format.fields(first, line), columns);
        }
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
                addWide(format.fields(text, line));
            } else {
                addLong(format.fields(text, line), columns);
            }
        }
    }

    private void addLong(List<String> fields, Columns columns) throws SeriesFileException {
        if (fields.size() <= columns.last()) {
            throw new SeriesFileException(line, "only " + fields.size() + " fields");
        }
        String named = columns.id() < 0 ? "" : fields.get(columns.id());
        String id = named.isBlank() ? ONLY_SERIES : named;
        String time = fields.get(columns.time());
        SeriesRows series = rows.computeIfAbsent(id, name -> new SeriesRows(name, TimeForm.of(time)));
        double value = format.number(fields.get(columns.value()), line);
        try {
            series.add(series.form().parse(time), value);
        } catch (DateTimeException | NumberFormatException e) {
            throw new SeriesFileException(
                    line,
                    TimeForm.isTime(time)
                            ? "'" + time + "' is written in another way than the times before it"
                            : "'" + time + "' is no time such as 2026-01-31T14:00:00Z, 2026-01-31 14:00:00 or 17");
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
            series.add(Instant.ofEpochSecond(i), format.number(fields.get(i), line));
        }
        if (end > 1) {
            rows.put(id, series);
        }
    }
}
