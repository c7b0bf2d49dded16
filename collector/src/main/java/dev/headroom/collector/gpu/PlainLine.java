package dev.headroom.collector.gpu;

/** Foreign text made fit for a log line and a page: one line, no control characters, not longer than 200 characters. */
final class PlainLine {

    private static final int LONGEST = 200;

    private PlainLine() {}

    static String of(String text) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), LONGEST));
        text.strip()
                .codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The last line that says something; programs put the reason there. */
    static String lastOf(String text) {
        return of(text.strip().lines().reduce("", (_, later) -> later));
    }

    static String firstOf(String text) {
        return of(text.strip().lines().findFirst().orElse(""));
    }
}
