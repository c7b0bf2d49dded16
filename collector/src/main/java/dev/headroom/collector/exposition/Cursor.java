package dev.headroom.collector.exposition;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A position in a page, line by line. What both formats share: names, quoted strings, numbers, errors. One thread. */
final class Cursor {
    private final byte[] bytes;
    private final int length;
    private final PageLimits limits;
    private int at;
    private int lineStart;
    private int lineEnd = -1;
    private int line;

    Cursor(byte[] bytes, int length, PageLimits limits) {
        this.bytes = bytes;
        this.length = length;
        this.limits = limits;
    }

    /** Moves to the next line and checks its size and its characters; false at the end of the page. */
    boolean nextLine() throws MalformedPage {
        if (lineEnd + 1 >= length) {
            return false;
        }
        lineStart = lineEnd + 1;
        at = lineStart;
        line++;
        boolean ascii = true;
        int end = at;
        while (end < length && bytes[end] != '\n') {
            ascii &= bytes[end] >= 0;
            end++;
        }
        lineEnd = end;
        if (lineEnd - at > limits.lineBytes()) {
            throw exceeded(PageLimit.LINE_BYTES);
        }
        if (!ascii) {
            requireUtf8();
        }
        return true;
    }

    private void requireUtf8() throws MalformedPage {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, lineEnd - at));
        } catch (CharacterCodingException e) {
            throw malformed("not valid UTF-8");
        }
    }

    int at() {
        return at;
    }

    int lineBytes() {
        return lineEnd - lineStart;
    }

    boolean atLineEnd() {
        return at >= lineEnd;
    }

    boolean at(char expected) {
        return at < lineEnd && bytes[at] == expected;
    }

    /** Steps over the character when it stands here. */
    boolean take(char expected) {
        if (at(expected)) {
            at++;
            return true;
        }
        return false;
    }

    void require(char expected, String where) throws MalformedPage {
        if (!take(expected)) {
            throw malformed("expected '" + expected + "' " + where + ", found " + found());
        }
    }

    /** Steps over blanks and tabs; true when there was one. */
    boolean skipBlanks() {
        int start = at;
        while (at < lineEnd && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at > start;
    }

    /** Everything up to the next blank, tab or the end of the line. */
    String word() {
        int start = at;
        while (at < lineEnd && bytes[at] != ' ' && bytes[at] != '\t') {
            at++;
        }
        return text(start, at);
    }

    String rest() {
        int start = at;
        at = lineEnd;
        return text(start, lineEnd);
    }

    /** A metric name, or an empty text when none starts here. */
    String metricName() throws MalformedPage {
        return name(true);
    }

    String labelName() throws MalformedPage {
        String name = name(false);
        if (name.isEmpty()) {
            throw malformed("expected a label name, found " + found());
        }
        return name;
    }

    private String name(boolean colonAllowed) throws MalformedPage {
        int start = at;
        while (at < lineEnd && isNamePart(bytes[at], colonAllowed) && (at > start || !Numbers.isDigit(bytes[at]))) {
            at++;
        }
        if (at - start > limits.nameBytes()) {
            throw exceeded(PageLimit.NAME_BYTES);
        }
        return text(start, at);
    }

    private static boolean isNamePart(byte b, boolean colonAllowed) {
        return Numbers.isLetter(b) || Numbers.isDigit(b) || b == '_' || (colonAllowed && b == ':');
    }

    /** A string in double quotes with {@code \\}, {@code \"} and {@code \n}; other escapes stand for themselves. */
    String quoted(PageLimit limit) throws MalformedPage {
        require('"', "before a label value");
        int start = at;
        boolean escapes = false;
        while (at < lineEnd && bytes[at] != '"') {
            if (bytes[at] == '\\') {
                escapes = true;
                at++;
            }
            at++;
        }
        if (at >= lineEnd) {
            throw malformed("a label value has no closing quote");
        }
        if (at - start > limits.of(limit)) {
            throw exceeded(limit);
        }
        String value = text(start, at++);
        return escapes ? unescaped(value) : value;
    }

    private static String unescaped(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escape = value.charAt(++i);
            switch (escape) {
                case '\\', '"' -> plain.append(escape);
                case 'n' -> plain.append('\n');
                default -> plain.append('\\').append(escape);
            }
        }
        return plain.toString();
    }

    /** Steps over a number, infinities and NaN included; the text names it in the error. */
    void number(String what) throws MalformedPage {
        stepTo(Numbers.end(bytes, at, lineEnd), what);
    }

    /** Steps over a number that is neither infinite nor NaN. */
    void finiteNumber(String what) throws MalformedPage {
        stepTo(Numbers.endOfFinite(bytes, at, lineEnd), what);
    }

    private void stepTo(int end, String what) throws MalformedPage {
        if (end < 0 || (end < lineEnd && bytes[end] != ' ' && bytes[end] != '\t')) {
            throw malformed(what + " is not a number: " + found());
        }
        at = end;
    }

    /** Value of the number between {@code start} and here. */
    double valueSince(int start) {
        return Numbers.value(bytes, start, at);
    }

    double value(int start, int end) {
        return Numbers.value(bytes, start, end);
    }

    private String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private String found() {
        if (atLineEnd()) {
            return "the end of the line";
        }
        int shown = Math.min(lineEnd - at, 40);
        return "\"" + text(at, at + shown).replaceAll("\\p{Cntrl}", "?") + "\"";
    }

    MalformedPage malformed(String reason) {
        boolean carriageReturn = lineEnd > 0 && lineEnd <= length && bytes[lineEnd - 1] == '\r';
        String blamed = carriageReturn ? "it ends with CR LF, and lines end with LF alone" : reason;
        return new MalformedPage(new PageOutcome.Malformed(Math.max(line, 1), blamed));
    }

    MalformedPage exceeded(PageLimit limit) {
        return new MalformedPage(new PageOutcome.LimitExceeded(limit, limits.of(limit), line));
    }

    PageLimits limits() {
        return limits;
    }
}
