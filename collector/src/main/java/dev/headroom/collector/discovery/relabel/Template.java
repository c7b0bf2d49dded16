package dev.headroom.collector.discovery.relabel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * A replacement with groups as Go writes them: {@code $1}, <code>${1}</code>, {@code $name}, and {@code $$} for a dollar
 * sign. A name is as long as it can be, so that {@code $1x} is the group {@code 1x}, which there is not; what there is
 * not is empty.
 */
public record Template(String text) {

    private static final Pattern GROUP = Pattern.compile("\\$(?:(\\$)|(\\w+)|\\{(\\w+)\\})");

    String fill(Matcher groups) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        Matcher reference = GROUP.matcher(text);
        int from = 0;
        while (reference.find()) {
            filled.append(text, from, reference.start());
            if (reference.group(1) != null) {
                filled.append('$');
            } else {
                filled.append(value(reference.group(2) == null ? reference.group(3) : reference.group(2), groups));
            }
            from = reference.end();
        }
        return filled.append(text, from, text.length()).toString();
    }

    private static String value(String name, Matcher groups) {
        if (name.matches("\\d{1,3}")) {
            int number = Integer.parseInt(name);
            String value = number <= groups.groupCount() ? groups.group(number) : null;
            return value == null ? "" : value;
        }
        try {
            String value = groups.group(name);
            return value == null ? "" : value;
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
