package dev.headroom.forecasting.load.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a CSV file is written: its separator, told from the header, and with it the sign before decimals. */
record CsvFormat(char separator) {

    private static final String SEPARATORS = ",;\t|";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What spreadsheets, databases and people write for "not known". */
    private static final Set<String> UNKNOWN = Set.of("", "nan", "na", "n/a", "#n/a", "null", "none", "-", "?");

    /** The separator that the header has most of outside of quotes; a comma when it has none. */
    static CsvFormat of(String header) {
        char best = SEPARATORS.charAt(0);
        for (int i = 1; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            best = count(header, candidate) > count(header, best) ? candidate : best;
        }
        return new CsvFormat(best);
    }

    private static int count(String header, char separator) {
        boolean quoted = false;
        int count = 0;
        for (int i = 0; i < header.length(); i++) {
            quoted ^= header.charAt(i) == '"';
            count += header.charAt(i) == separator && !quoted ? 1 : 0;
        }
        return count;
    }

    /** The line without the mark that some programs begin a file with. */
    static String withoutMark(String line) {
        return line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    }

    /** Fields of a line; quotes around a field are taken off, two within it are one. */
    List<String> fields(String text, long line) throws SeriesFileException {
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
            } else if (c == separator && !quoted) {
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

    /** A number, NaN for what is not known; where commas do not separate, one may stand before decimals. */
    double number(String text, long line) throws SeriesFileException {
        if (UNKNOWN.contains(text.toLowerCase(Locale.ROOT))) {
            return Double.NaN;
        }
        boolean decimalComma = separator != ',' && text.indexOf(',') >= 0 && text.indexOf('.') < 0;
        try {
            return Double.parseDouble(decimalComma ? text.replace(',', '.') : text);
        } catch (NumberFormatException e) {
            if (text.toLowerCase(Locale.ROOT).matches("[-+]?inf(inity)?")) {
                return Double.POSITIVE_INFINITY;
            }
            throw new SeriesFileException(line, "'" + text + "' is no number");
        }
    }
}
