package dev.headroom.collector.exposition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prometheus text format 0.0.4, as the Prometheus server reads it: blanks and tabs between tokens, families in any order,
 * comments anywhere, a last line without a line feed. Names in quotes inside the braces are those of Prometheus 3.
 */
final class TextFormat {
    private final Cursor cursor;
    private final LayoutBuilder page;
    private final Map<String, MetricType> types = new HashMap<>();

    TextFormat(Cursor cursor, LayoutBuilder page) {
        this.cursor = cursor;
        this.page = page;
    }

    void read() throws MalformedPage {
        while (cursor.nextLine()) {
            cursor.skipBlanks();
            if (cursor.take('#')) {
                readComment();
            } else if (!cursor.atLineEnd()) {
                readSample();
            }
        }
    }

    private void readComment() throws MalformedPage {
        cursor.skipBlanks();
        if (!cursor.word().equals("TYPE")) {
            return;
        }
        cursor.skipBlanks();
        String name = cursor.at('"') ? cursor.quoted(PageLimit.NAME_BYTES) : cursor.metricName();
        if (name.isEmpty() || !cursor.skipBlanks()) {
            throw cursor.malformed("a TYPE line needs a metric name and a type");
        }
        String word = cursor.word();
        cursor.skipBlanks();
        if (!cursor.atLineEnd()) {
            throw cursor.malformed("text after the type of " + name);
        }
        MetricType type =
                MetricType.ofText(word).orElseThrow(() -> cursor.malformed("unknown metric type \"" + word + "\""));
        types.put(name, type);
        page.family(name);
    }

    private void readSample() throws MalformedPage {
        String name = cursor.metricName();
        List<Label> labels = new ArrayList<>();
        boolean blank = cursor.skipBlanks();
        if (cursor.take('{')) {
            name = readBraces(name, labels);
            cursor.skipBlanks();
            blank = true;
        }
        if (name.isEmpty()) {
            throw cursor.malformed("expected a metric name");
        }
        if (!blank) {
            throw cursor.malformed("expected a blank or '{' after " + name);
        }
        int start = cursor.at();
        cursor.number("the value of " + name);
        int end = cursor.at();
        cursor.skipBlanks();
        if (!cursor.atLineEnd()) {
            readTimestamp(name);
        }
        page.add(cursor, series(name, labels), start, end);
    }

    /** Labels up to the closing brace; returns the metric name, which may stand here in quotes. */
    private String readBraces(String nameBefore, List<Label> labels) throws MalformedPage {
        String name = nameBefore;
        cursor.skipBlanks();
        while (!cursor.take('}')) {
            boolean quoted = cursor.at('"');
            String label = quoted ? cursor.quoted(PageLimit.NAME_BYTES) : cursor.labelName();
            cursor.skipBlanks();
            if (cursor.take('=')) {
                cursor.skipBlanks();
                LabelRules.add(cursor, labels, new Label(label, cursor.quoted(PageLimit.VALUE_BYTES)));
            } else if (quoted && name.isEmpty()) {
                name = label;
            } else {
                throw cursor.malformed("label " + label + " has no value");
            }
            cursor.skipBlanks();
            if (!cursor.at('}')) {
                cursor.require(',', "between labels");
                cursor.skipBlanks();
            }
        }
        return name;
    }

    private void readTimestamp(String name) throws MalformedPage {
        int start = cursor.at();
        cursor.finiteNumber("the timestamp of " + name);
        double milliseconds = cursor.valueSince(start);
        page.timestamp(milliseconds);
        cursor.skipBlanks();
        if (!cursor.atLineEnd() || milliseconds != Math.rint(milliseconds)) {
            throw cursor.malformed("the timestamp of " + name + " must be whole milliseconds and end the line");
        }
    }

    private Series series(String name, List<Label> labels) {
        MetricType own = types.get(name);
        if (own != null) {
            return new Series(name, name, own, labels);
        }
        int underscore = name.lastIndexOf('_');
        if (underscore > 0) {
            String base = name.substring(0, underscore);
            MetricType type = types.get(base);
            if (type != null && isPartOf(type, name.substring(underscore))) {
                return new Series(name, base, type, labels);
            }
        }
        return new Series(name, name, MetricType.UNKNOWN, labels);
    }

    private static boolean isPartOf(MetricType type, String suffix) {
        return switch (type) {
            case HISTOGRAM -> suffix.equals("_bucket") || suffix.equals("_count") || suffix.equals("_sum");
            case SUMMARY -> suffix.equals("_count") || suffix.equals("_sum");
            case COUNTER, GAUGE, GAUGEHISTOGRAM, INFO, STATESET, UNKNOWN -> false;
        };
    }
}
