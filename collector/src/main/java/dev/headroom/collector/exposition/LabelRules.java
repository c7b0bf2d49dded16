package dev.headroom.collector.exposition;

import java.util.List;

/** What both formats refuse in a set of labels: too many of them, one twice, and the name under which a metric's own is kept. */
final class LabelRules {
    private LabelRules() {}

    static void add(Cursor cursor, List<Label> labels, Label label) throws MalformedPage {
        if (labels.size() >= cursor.limits().labels()) {
            throw cursor.exceeded(PageLimit.LABELS);
        }
        if (label.name().equals("__name__")) {
            throw cursor.malformed("label __name__ is reserved");
        }
        for (Label other : labels) {
            if (other.name().equals(label.name())) {
                throw cursor.malformed("label " + label.name() + " is given twice");
            }
        }
        if (label.value().indexOf('\0') >= 0) {
            throw cursor.malformed("the value of label " + label.name() + " holds a NUL");
        }
        labels.add(label);
    }
}
