package dev.headroom.alerts.text;

/**
 * Text that must stay text in the Markdown of chats. Their dialects know no reliable escape, so what would begin a link, a
 * picture, a mention, code or a tag becomes its full-width twin, which looks the same and means nothing.
 */
public final class PlainMarkdown {

    private PlainMarkdown() {}

    /** One line; never begins a heading, a quote or a list. */
    public static String line(String text) {
        StringBuilder plain = new StringBuilder();
        text.replaceAll("\\p{Cntrl}+", " ").strip().codePoints().forEach(point -> plain.append(twin(point)));
        String line = plain.toString();
        return line.startsWith("-") || line.startsWith("+") ? "\u200B" + line : line;
    }

    private static String twin(int point) {
        return switch (point) {
            case '[' -> "［";
            case ']' -> "］";
            case '<' -> "＜";
            case '>' -> "＞";
            case '*' -> "＊";
            case '`' -> "｀";
            case '#' -> "＃";
            case '@' -> "＠";
            case '!' -> "！";
            case '|' -> "｜";
            default -> Character.toString(point);
        };
    }
}
