package dev.headroom.collector.discovery.relabel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** An RE2 expression that must match the whole text. Equal when written the same. */
public record AnchoredRegex(String expression, Pattern pattern) {

    public static final AnchoredRegex ANYTHING = of("(.*)");
    private static final int LONGEST = 1_000;

    /** Throws {@link IllegalArgumentException} when RE2 does not know the expression, back-references for example. */
    public static AnchoredRegex of(String expression) {
        if (expression.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "regex must be <= " + LONGEST + " characters, was " + expression.length());
        }
        try {
            return new AnchoredRegex(expression, Pattern.compile(expression, Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "regex " + expression + " is not an RE2 expression: " + e.getDescription(), e);
        }
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }

    Optional<Matcher> match(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnchoredRegex regex && regex.expression.equals(expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }
}
