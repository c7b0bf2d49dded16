package dev.headroom.collector.exposition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OpenMetrics 1.0: one blank between tokens, families in one piece with their metadata first, {@code # EOF} at the end.
 * This class reads lines; {@link OpenMetricsFamily} knows what a family may hold.
 */
final class OpenMetricsFormat {
    private static final double MILLIS_PER_SECOND = 1000;
    private static final int EXEMPLAR_CODE_POINTS = 128;

    private final Cursor cursor;
    private final LayoutBuilder page;
    private final Set<String> takenNames = new HashSet<>();
    private @Nullable OpenMetricsFamily family;

    OpenMetricsFormat(Cursor cursor, LayoutBuilder page) {
        this.cursor = cursor;
        this.page = page;
    }

    void read() throws MalformedPage {
        // Values decide here whether a page is valid, so a page cannot be taken for the last one by its names alone.
        page.forgetAfterwards();
        boolean ended = false;
        while (cursor.nextLine()) {
            if (ended) {
                throw cursor.malformed("text after # EOF");
            }
            if (cursor.atLineEnd()) {
                throw cursor.malformed("blank line");
            }
            if (cursor.take('#')) {
                ended = readComment();
            } else {
                readSample();
            }
        }
        if (!ended) {
            throw cursor.malformed("# EOF is missing: the page was cut off");
        }
    }

    /** Metadata of a family; true for the end of the page. */
    private boolean readComment() throws MalformedPage {
        cursor.require(' ', "after #");
        String keyword = cursor.word();
        if (keyword.equals("EOF") && cursor.atLineEnd()) {
            closeFamily();
            return true;
        }
        cursor.require(' ', "after " + keyword);
        String name = cursor.at('"') ? cursor.quoted(PageLimit.NAME_BYTES) : cursor.metricName();
        if (name.isEmpty()) {
            throw cursor.malformed(keyword + " needs a metric name");
        }
        cursor.require(' ', "after " + name);
        OpenMetricsFamily current = familyOfMetadata(name);
        switch (keyword) {
            case "HELP" -> current.help(cursor);
            case "TYPE" -> current.type(cursor, cursor.rest());
            case "UNIT" -> current.unit(cursor, cursor.rest());
            default -> throw cursor.malformed("unknown comment \"# " + keyword + "\"");
        }
        cursor.rest();
        page.family(name);
        return false;
    }

    private OpenMetricsFamily familyOfMetadata(String name) throws MalformedPage {
        OpenMetricsFamily current = family;
        if (current == null || !current.name().equals(name)) {
            return openFamily(name);
        }
        if (current.hasSamples()) {
            throw cursor.malformed("metadata of " + name + " after its samples");
        }
        return current;
    }

    private OpenMetricsFamily openFamily(String name) throws MalformedPage {
        closeFamily();
        OpenMetricsFamily opened = new OpenMetricsFamily(name);
        family = opened;
        return opened;
    }

    private void closeFamily() throws MalformedPage {
        OpenMetricsFamily closing = family;
        if (closing == null) {
            return;
        }
        closing.close(cursor);
        for (String name : closing.names()) {
            if (!takenNames.add(name)) {
                throw cursor.malformed("the name " + name + " is already taken by another family");
            }
        }
    }

    private void readSample() throws MalformedPage {
        List<Label> labels = new ArrayList<>();
        String name = cursor.metricName();
        if (cursor.at('{')) {
            name = readBraces(name, labels);
        }
        if (name.isEmpty()) {
            throw cursor.malformed("expected a metric name");
        }
        cursor.require(' ', "after the labels of " + name);
        int start = cursor.at();
        cursor.number("the value of " + name);
        int end = cursor.at();
        double value = cursor.valueSince(start);
        double timestamp = Double.NaN;
        boolean exemplar = false;
        if (!cursor.atLineEnd()) {
            cursor.require(' ', "after the value of " + name);
            if (!cursor.at('#')) {
                timestamp = readTimestamp();
                exemplar = !cursor.atLineEnd();
                if (exemplar) {
                    cursor.require(' ', "after the timestamp of " + name);
                }
            } else {
                exemplar = true;
            }
        }
        if (exemplar) {
            readExemplar();
        }
        OpenMetricsFamily current = family;
        if (current == null || !current.allows(name)) {
            current = openFamily(name);
        }
        current.add(cursor, new OpenMetricsFamily.Sample(name, labels, value, timestamp, exemplar));
        if (!Double.isNaN(timestamp)) {
            page.timestamp(timestamp * MILLIS_PER_SECOND);
        }
        page.add(cursor, new Series(name, current.name(), current.type(), labels), start, end);
    }

    /** Labels up to the closing brace; returns the metric name, which may stand here first and in quotes, as in Prometheus 3. */
    private String readBraces(String nameBefore, List<Label> labels) throws MalformedPage {
        cursor.require('{', "before labels");
        if (cursor.take('}')) {
            return nameBefore;
        }
        String name = nameBefore;
        do {
            boolean quoted = cursor.at('"');
            String label = quoted ? cursor.quoted(PageLimit.NAME_BYTES) : cursor.labelName();
            if (quoted && name.isEmpty() && !cursor.at('=')) {
                name = label;
                continue;
            }
            cursor.require('=', "after label " + label);
            LabelRules.add(cursor, labels, new Label(label, cursor.quoted(PageLimit.VALUE_BYTES)));
        } while (cursor.take(','));
        cursor.require('}', "after labels");
        return name;
    }

    private double readTimestamp() throws MalformedPage {
        int start = cursor.at();
        cursor.finiteNumber("the timestamp");
        return cursor.valueSince(start);
    }

    /** Exemplars are checked and not kept. */
    private void readExemplar() throws MalformedPage {
        cursor.require('#', "before an exemplar");
        cursor.require(' ', "before the labels of an exemplar");
        int codePoints = 0;
        List<Label> labels = new ArrayList<>();
        if (!readBraces("", labels).isEmpty()) {
            throw cursor.malformed("an exemplar has labels and no name");
        }
        for (Label label : labels) {
            codePoints += label.name().codePointCount(0, label.name().length());
            codePoints += label.value().codePointCount(0, label.value().length());
        }
        if (codePoints > EXEMPLAR_CODE_POINTS) {
            throw cursor.malformed("labels of an exemplar are limited to 128 characters, had " + codePoints);
        }
        cursor.require(' ', "after the labels of an exemplar");
        cursor.number("the value of an exemplar");
        if (!cursor.atLineEnd()) {
            cursor.require(' ', "after the value of an exemplar");
            cursor.finiteNumber("the timestamp of an exemplar");
        }
        if (!cursor.atLineEnd()) {
            throw cursor.malformed("text after an exemplar");
        }
    }
}
