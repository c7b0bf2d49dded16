package dev.headroom.alerts.silence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Conditions that must all hold; none holds for everything. */
public record Matchers(List<Matcher> all) {

    public static final Matchers ANY = new Matchers(List.of());

    public Matchers {
        all = List.copyOf(all);
    }

    public static Matchers of(String... texts) {
        return parse(List.of(texts));
    }

    /** Reads each text on its own. */
    public static Matchers parse(List<String> texts) {
        return new Matchers(texts.stream().map(Matcher::parse).toList());
    }

    /** Reads one line such as {@code {service="a", node=~"gpu-.*"}}; commas within quotes belong to the value. */
    public static Matchers parseLine(String line) {
        String text = line.strip();
        if (text.startsWith("{") && text.endsWith("}")) {
            text = text.substring(1, text.length() - 1);
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escaped = i > 0 && text.charAt(i - 1) == '\\';
            if (c == '"' && !escaped) {
                quoted = !quoted;
            }
            if (!quoted && (c == ',' || c == '\n')) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parse(parts.stream().filter(each -> !each.isBlank()).toList());
    }

    public boolean match(Map<String, String> labels) {
        return all.stream().allMatch(matcher -> matcher.matches(labels));
    }

    public List<String> texts() {
        return all.stream().map(Matcher::toString).toList();
    }

    @Override
    public String toString() {
        return String.join(", ", texts());
    }
}
