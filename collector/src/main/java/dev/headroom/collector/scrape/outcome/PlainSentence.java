package dev.headroom.collector.scrape.outcome;

/** Text that may hold words of a target, made fit for a log line, a column and a page. */
public final class PlainSentence {

    private static final int LONGEST = 300;

    private PlainSentence() {}

    /** Control and direction characters become blanks; what is too long is cut with a mark, never within a character. */
    public static String of(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().limit(LONGEST).map(PlainSentence::printable).forEach(plain::appendCodePoint);
        return text.codePointCount(0, text.length()) > LONGEST
                ? plain.append('…').toString()
                : plain.toString();
    }

    private static int printable(int character) {
        int type = Character.getType(character);
        boolean harmless = type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
        return harmless ? character : ' ';
    }
}
