package dev.headroom.forecasting.capacity.loadtest;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Where a Locust history keeps what; names changed between its versions, and so did the order. */
record LocustColumns(
        int timestamp, int users, int type, int name, int requestsPerSecond, OptionalInt failures, OptionalInt p95) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?");
    private static final double MILLISECONDS = 1000;

    static LocustColumns of(String header) throws LoadTestFileException {
        String text = header.startsWith("\uFEFF") ? header.substring(1) : header;
        List<String> names = split(text, 1, 0).stream()
                .map(field -> field.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (names.contains("request count") && !names.contains("timestamp")) {
            throw new LoadTestFileException(
                    "this is Locust's summary; give its history, the file that ends in _stats_history.csv");
        }
        return new LocustColumns(
                required(names, "timestamp"),
                required(names, "user count"),
                find(names, "type").orElse(-1),
                find(names, "name").orElse(-1),
                required(names, "requests/s"),
                find(names, "failures/s", "requests failed/s"),
                find(names, "95%"));
    }

    private static int required(List<String> names, String wanted) throws LoadTestFileException {
        return find(names, wanted)
                .orElseThrow(() -> new LoadTestFileException(
                        "line 1: no column '" + wanted + "'; this is no stats_history.csv of Locust"));
    }

    private static OptionalInt find(List<String> names, String... wanted) {
        for (String name : wanted) {
            if (names.contains(name)) {
                return OptionalInt.of(names.indexOf(name));
            }
        }
        return OptionalInt.empty();
    }

    Fields split(String text, long line) throws LoadTestFileException {
        int fewest = 1 + Math.max(Math.max(timestamp, users), Math.max(name, requestsPerSecond));
        return new Fields(this, split(text, line, fewest), line);
    }

    private static List<String> split(String text, long line, int fewest) throws LoadTestFileException {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        if (quoted) {
            throw LoadTestFileException.at(line, "a quote is not closed");
        }
        if (fields.size() < fewest) {
            throw LoadTestFileException.at(line, fields.size() + " fields, at least " + fewest + " needed");
        }
        return fields;
    }

    /** One line, split. */
    record Fields(LocustColumns columns, List<String> values, long line) {

        boolean aggregated() {
            return isTotal(columns.name) || isTotal(columns.type);
        }

        LocustHistory.Row row() throws LoadTestFileException {
            return new LocustHistory.Row(
                    second(),
                    number(columns.users),
                    number(columns.requestsPerSecond),
                    columns.failures.isPresent() ? number(columns.failures.getAsInt()) : 0,
                    columns.p95.isPresent() ? number(columns.p95.getAsInt()) / MILLISECONDS : Double.NaN);
        }

        private boolean isTotal(int column) {
            String value = column < 0 ? "" : values.get(column);
            return value.equals("Aggregated") || value.equals("Total");
        }

        private double second() throws LoadTestFileException {
            String text = values.get(columns.timestamp).strip();
            if (NUMBER.matcher(text).matches()) {
                return Double.parseDouble(text);
            }
            try {
                return OffsetDateTime.parse(text).toInstant().toEpochMilli() / MILLISECONDS;
            } catch (DateTimeException _) {
                throw LoadTestFileException.at(line, "the timestamp '" + text + "' is neither seconds nor an ISO time");
            }
        }

        /** NaN where Locust says that it does not know, or the line ends early. */
        private double number(int column) throws LoadTestFileException {
            String text = column < values.size() ? values.get(column).strip() : "";
            if (text.isEmpty() || text.equalsIgnoreCase("n/a") || text.equalsIgnoreCase("nan")) {
                return Double.NaN;
            }
            if (!NUMBER.matcher(text).matches()) {
                throw LoadTestFileException.at(line, "'" + text + "' is not a number from 0 on");
            }
            return Double.parseDouble(text);
        }
    }
}
