package dev.headroom.alerts.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Lines of Markdown that together stay below a limit of bytes; what has no room is left out with a mark. */
public final class MarkdownMessage {

    private static final String LEFT_OUT = "…";

    private final List<String> lines = new ArrayList<>();
    private final String between;
    private final int mostBytes;
    private int usedBytes;
    private boolean full;

    /** The lines are joined by {@code between}. */
    public MarkdownMessage(String between, int mostBytes) {
        this.between = between;
        this.mostBytes = mostBytes - bytes(between + LEFT_OUT);
    }

    /** A line that must not be cut in the middle, such as one with a link. */
    public MarkdownMessage add(String line) {
        int more = bytes(line) + bytes(between);
        if (full || usedBytes + more > mostBytes) {
            full = true;
            return this;
        }
        lines.add(line);
        usedBytes += more;
        return this;
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    @Override
    public String toString() {
        return String.join(between, lines) + (full ? between + LEFT_OUT : "");
    }
}
