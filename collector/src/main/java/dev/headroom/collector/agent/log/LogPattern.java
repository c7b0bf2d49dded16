package dev.headroom.collector.agent.log;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What makes a line an event: one of several texts, or a regular expression, which needs the line as characters. An
 * expression that takes too many steps on a line does not match it. Immutable.
 */
public final class LogPattern {

    /** In a line of 64 KiB every character may be looked at some thirty times. */
    private static final int MOST_STEPS = 2_000_000;

    private static final String META = "\\[](){}.*+?^$|";

    /** Counted without being asked for. */
    public static final List<LogPattern> DEFAULTS = List.of(
            ofTexts("RateLimitExceeded", "RateLimitExceeded", "rate_limit_exceeded"),
            ofTexts("ResourceExhausted", "ResourceExhausted", "RESOURCE_EXHAUSTED"),
            ofTexts("Http429", "\" 429 "), // access lines of uvicorn and nginx: … HTTP/1.1" 429 Too Many Requests
            ofTexts("NginxLimited", "limiting requests, excess:", "limiting connections by zone"),
            ofTexts("GpuXid", "NVRM: Xid"),
            ofTexts("GpuFallenOffTheBus", "has fallen off the bus"));

    private final String event;
    private final List<String> texts;
    private final Optional<Pattern> expression;

    private LogPattern(String event, List<String> texts, Optional<Pattern> expression) {
        this.event = event;
        this.texts = texts;
        this.expression = expression;
    }

    private static LogPattern ofTexts(String event, String... texts) {
        return new LogPattern(event, List.of(texts), Optional.empty());
    }

    /** Throws {@link IllegalArgumentException} when it is no regular expression. */
    public static LogPattern of(String event, String expression) {
        if (event.isBlank() || expression.isEmpty()) {
            throw new IllegalArgumentException("a pattern must be NAME=REGEX, was " + event + "=" + expression);
        }
        if (expression.chars().noneMatch(c -> META.indexOf(c) >= 0)) {
            return ofTexts(event, expression);
        }
        try {
            Pattern compiled = Pattern.compile(expression);
            return new LogPattern(event, RequiredTexts.of(expression), Optional.of(compiled));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the pattern " + event + " is no regular expression: " + e.getDescription(), e);
        }
    }

    public String event() {
        return event;
    }

    /** A line with none of them does not match; when there are none, every line may. */
    List<String> texts() {
        return texts;
    }

    /** The line has one of the texts, if there are any. */
    boolean matches(LogLine line) {
        return expression.isEmpty() || matches(expression.get(), line.text());
    }

    private static boolean matches(Pattern wanted, String line) {
        try {
            return wanted.matcher(new CountedText(line)).find();
        } catch (TooManySteps | StackOverflowError _) {
            return false;
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }

    /** Every step of a regular expression looks at a character, so counting looks bounds it. One match, one thread. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private int steps;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
