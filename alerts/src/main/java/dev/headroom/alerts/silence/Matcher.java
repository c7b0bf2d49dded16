package dev.headroom.alerts.silence;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One condition on a label in the syntax of Alertmanager: {@code name="value"}, {@code !=}, {@code =~} or {@code !~}. A
 * label that is absent is empty. Expressions are RE2, whose time grows with the text alone, and match all of the value.
 */
public final class Matcher {

    private static final int LONGEST = 1000;
    private static final java.util.regex.Pattern SYNTAX = java.util.regex.Pattern.compile(
            "\\s*([a-zA-Z_][a-zA-Z0-9_.-]*)\\s*(=~|!~|!=|=)\\s*(.*?)\\s*", java.util.regex.Pattern.DOTALL);

    private final String label;
    private final Operator operator;
    private final String value;
    private final Optional<Pattern> pattern;

    /** How a label is compared. */
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCHING("=~"),
        NOT_MATCHING("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        private static Operator of(String sign) {
            for (Operator operator : values()) {
                if (operator.sign.equals(sign)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException("operator must be =, !=, =~ or !~, was " + sign);
        }

        private boolean isExpression() {
            return this == MATCHING || this == NOT_MATCHING;
        }
    }

    private Matcher(String label, Operator operator, String value, Optional<Pattern> pattern) {
        this.label = label;
        this.operator = operator;
        this.value = value;
        this.pattern = pattern;
    }

    /** Throws {@link IllegalArgumentException} when the value should be an expression and is none. */
    public static Matcher of(String label, Operator operator, String value) {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "value of matcher " + label + " must be <= " + LONGEST + " characters, was " + value.length());
        }
        return new Matcher(
                label, operator, value, operator.isExpression() ? Optional.of(compile(value)) : Optional.empty());
    }

    /** Quotes around the value may be left out. */
    public static Matcher parse(String text) {
        java.util.regex.Matcher parts = SYNTAX.matcher(text);
        if (text.length() > 2 * LONGEST || !parts.matches()) {
            throw new IllegalArgumentException(
                    "matcher must look like service=\"deepseek-r1\", with =, !=, =~ or !~; was "
                            + (text.length() > 80 ? text.substring(0, 80) + "…" : text));
        }
        return of(parts.group(1), Operator.of(parts.group(2)), unquoted(parts.group(3)));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        if (!quoted && value.contains("\"")) {
            throw new IllegalArgumentException(
                    "value of a matcher must be quoted on both sides or not at all: " + value);
        }
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\([\"\\\\])", "$1") : value;
    }

    private static Pattern compile(String expression) {
        try {
            return Pattern.compile(expression, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "expression " + expression + " is not an RE2 expression: " + e.getDescription(), e);
        }
    }

    public boolean matches(Map<String, String> labels) {
        String actual = labels.getOrDefault(label, "");
        return switch (operator) {
            case EQUAL -> actual.equals(value);
            case NOT_EQUAL -> !actual.equals(value);
            case MATCHING -> pattern.orElseThrow().matches(actual);
            case NOT_MATCHING -> !pattern.orElseThrow().matches(actual);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matcher matcher && matcher.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, operator, value);
    }

    /** In the syntax that {@link #parse} reads. */
    @Override
    public String toString() {
        return label + operator.sign + "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
