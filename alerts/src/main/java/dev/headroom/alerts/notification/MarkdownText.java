package dev.headroom.alerts.notification;

import dev.headroom.alerts.text.MarkdownMessage;
import dev.headroom.alerts.text.PlainMarkdown;
import dev.headroom.alerts.text.TextLimit;

/** A message in the little Markdown that the robots of DingTalk and WeCom share. */
public final class MarkdownText {

    private static final int LONGEST_HEADLINE = 300;
    private static final int LONGEST_PART = 500;

    private MarkdownText() {}

    /**
     * The message within {@code mostBytes} of UTF-8.
     *
     * @param between what ends a line
     */
    public static String of(MessageText text, Phrases phrases, String between, int mostBytes) {
        MarkdownMessage message = new MarkdownMessage(between, mostBytes);
        message.add("### " + sign(text.tone()) + " " + plain(text.headline(), LONGEST_HEADLINE));
        // The link before what may be long, so that it is never what has no room.
        String link = text.link()
                .map(url -> "[" + phrases.of("open") + "](" + url + ")")
                .orElse("");
        message.add(plain(text.why(), LONGEST_PART));
        message.add("> " + plain(text.since(), LONGEST_PART) + (link.isEmpty() ? "" : " · " + link));
        if (!text.whatToDo().isEmpty()) {
            message.add("**" + phrases.of("todo") + "**: " + plain(text.whatToDo(), LONGEST_PART));
        }
        text.numbers()
                .forEach(number -> message.add("- " + plain(number.label(), LONGEST_PART) + ": **"
                        + plain(number.value(), LONGEST_PART) + "**"));
        text.more().forEach(line -> message.add("- " + plain(line, LONGEST_PART)));
        return message.toString();
    }

    private static String plain(String text, int limit) {
        return TextLimit.cut(PlainMarkdown.line(text), limit);
    }

    /** Beside the word in the headline, never instead of it. */
    public static String sign(MessageText.Tone tone) {
        return switch (tone) {
            case CRITICAL -> "🔴";
            case WARNING -> "🟠";
            case INFO -> "🔵";
            case RESOLVED -> "✅";
        };
    }
}
