package dev.headroom.forecasting.load.csv;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where series, time and value stand in a file; the series is -1 when there is only one.
 *
 * @param wide one series per line, as M4 has it
 * @param headed whether the first line names the columns
 */
record Columns(int id, int time, int value, boolean wide, boolean headed) {

    private static final Set<String> SERIES =
            Set.of("unique_id", "series", "series_id", "service", "item_id", "id", "name");
    private static final Set<String> TIMES =
            Set.of("ds", "time", "timestamp", "datetime", "date", "ts", "epoch", "day", "hour", "month", "offset_s");
    private static final Set<String> VALUES =
            Set.of("y", "value", "load", "requests", "rps", "qps", "rate", "count", "requests_per_s", "demand");

    /** By the names of the first line, or without names by what stands there. */
    static Columns of(List<String> first) throws SeriesFileException {
        List<String> names =
                first.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (first.size() > 2 && first.get(0).equals("V1") && first.get(1).equals("V2")) {
            return new Columns(0, -1, -1, true, true);
        }
        int time = names.contains("ds") ? names.indexOf("ds") : only(names, TIMES);
        int value = names.contains("y") ? names.indexOf("y") : only(names, VALUES);
        int id = names.contains("unique_id") ? names.indexOf("unique_id") : only(names, SERIES);
        if (time >= 0 && value >= 0) {
            return new Columns(id, time, value, false, true);
        }
        @Nullable Columns unnamed = unnamed(first);
        if (unnamed != null) {
            return unnamed;
        }
        if (first.size() == 2) {
            boolean turned = time == 1 || value == 0;
            return new Columns(-1, turned ? 1 : 0, turned ? 0 : 1, false, true);
        }
        throw new SeriesFileException(
                1,
                "the header must be unique_id,ds,y (or two columns, time and value), was " + first
                        + "; name the columns of time and load ds and y");
    }

    /** The one column that has one of the names; -1 when there is none, or more than one. */
    private static int only(List<String> names, Set<String> wanted) {
        List<String> found = names.stream().filter(wanted::contains).toList();
        return found.size() == 1 ? names.indexOf(found.getFirst()) : -1;
    }

    /** A first line that is a row already: time and value, or series, time and value. */
    private static @Nullable Columns unnamed(List<String> first) {
        int time = first.size() - 2;
        boolean row = (first.size() == 2 || first.size() == 3)
                && TimeForm.isTime(first.get(time))
                && first.getLast().matches("[-+]?[0-9.,]+([eE][-+]?[0-9]+)?");
        return row ? new Columns(time - 1, time, time + 1, false, false) : null;
    }

    int last() {
        return Math.max(id, Math.max(time, value));
    }
}
