package dev.headroom.collector.agent.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts of which a line holds one at least if a regular expression is to match it, so that the expression need not be tried
 * on all the others. Of each alternative the longest run of plain characters is taken; whatever is not surely understood
 * ends a run, or the attempt as a whole.
 */
final class RequiredTexts {

    private static final int SHORTEST = 2;
    /** Stands for bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\ufffd';
    /** Behind a backslash: one character of the line or none, and nothing of the expression follows that belongs to it. */
    private static final String CLASSES = "bBdDwWsStnrfvVhHRAzZGe";

    private final String expression;
    private final List<String> texts = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private String longest = "";
    private int next;

    private RequiredTexts(String expression) {
        this.expression = expression;
    }

    /** None when every line has to be tried. The expression compiles. */
    static List<String> of(String expression) {
        RequiredTexts required = new RequiredTexts(expression);
        return required.found() ? List.copyOf(required.texts) : List.of();
    }

    private boolean found() {
        while (next < expression.length()) {
            if (!step(expression.charAt(next++))) {
                return false;
            }
        }
        return endAlternative();
    }

    /** False when the attempt is given up. */
    private boolean step(char c) {
        return switch (c) {
            case '|' -> endAlternative();
            case '.', '^', '$' -> endRun();
            case '*', '?', '{' -> optional(c);
            case '+' -> endRun() && skipSuffix();
            case '(' -> endRun() && skipGroup();
            case '[' -> endRun() && skipClass();
            case '\\' -> escaped();
            default -> (Character.isSurrogate(c) || c == REPLACEMENT) ? endRun() : append(c);
        };
    }

    private boolean append(char c) {
        run.append(c);
        return true;
    }

    private boolean endRun() {
        if (run.length() > longest.length()) {
            longest = run.toString();
        }
        run.setLength(0);
        return true;
    }

    private boolean endAlternative() {
        endRun();
        texts.add(longest);
        boolean longEnough = longest.length() >= SHORTEST;
        longest = "";
        return longEnough;
    }

    /** What stands before need not be in the line, or may be there more than once. */
    private boolean optional(char quantifier) {
        run.setLength(Math.max(0, run.length() - 1));
        endRun();
        if (quantifier == '{') {
            next = expression.indexOf('}', next) + 1;
        }
        return skipSuffix();
    }

    /** That of a reluctant or possessive quantifier. */
    private boolean skipSuffix() {
        if (next < expression.length() && "?+".indexOf(expression.charAt(next)) >= 0) {
            next++;
        }
        return true;
    }

    private boolean escaped() {
        char c = expression.charAt(next++);
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !Character.isDigit(c)) {
            return append(c);
        }
        return CLASSES.indexOf(c) >= 0 && endRun();
    }

    /** Flags such as {@code (?i)} would change what the rest means. */
    private boolean skipGroup() {
        if (expression.startsWith("?", next) && ":=!<>".indexOf(expression.charAt(next + 1)) < 0) {
            return false;
        }
        int depth = 1;
        while (depth > 0) {
            char c = expression.charAt(next++);
            depth += c == '(' ? 1 : 0;
            depth -= c == ')' ? 1 : 0;
            if ((c == '\\' && !skipEscaped()) || (c == '[' && !skipClass())) {
                return false;
            }
        }
        return true;
    }

    /** Classes within classes are rare, and their rules many. */
    private boolean skipClass() {
        next += expression.startsWith("^", next) ? 1 : 0;
        boolean understood = !expression.startsWith("]", next);
        char c = ' ';
        while (understood && c != ']') {
            c = expression.charAt(next++);
            understood = c != '[' && (c != '\\' || skipEscaped());
        }
        return understood;
    }

    private boolean skipEscaped() {
        return expression.charAt(next++) != 'Q';
    }
}
