package dev.headroom.alerts.feishu;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Phrases;
import dev.headroom.alerts.text.TextLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A message as a card. All text is plain text, in which nothing has a meaning of its own. */
final class FeishuCard {

    /** A request may have 20 KiB; the frame around the texts needs some. */
    private static final int MOST_TEXT_BYTES = 14_000;

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_PART = 1000;

    private FeishuCard() {}

    static Map<String, Object> of(MessageText text, Phrases phrases) {
        List<Object> elements = new ArrayList<>();
        int room = MOST_TEXT_BYTES;
        for (String part : parts(text, phrases)) {
            String cut = TextLimit.cut(part, LONGEST_PART);
            room -= cut.getBytes(UTF_8).length;
            if (room < 0) {
                elements.add(div("…"));
                break;
            }
            elements.add(div(cut));
        }
        text.link()
                .ifPresent(link -> elements.add(Map.of(
                        "tag",
                        "action",
                        "actions",
                        List.of(Map.of(
                                "tag",
                                "button",
                                "text",
                                plain(phrases.of("open")),
                                "url",
                                link.toString(),
                                "type",
                                "primary")))));
        return Map.of(
                "config",
                Map.of("wide_screen_mode", true),
                "header",
                Map.of("title", plain(TextLimit.cut(text.headline(), LONGEST_TITLE)), "template", colour(text.tone())),
                "elements",
                elements);
    }

    private static List<String> parts(MessageText text, Phrases phrases) {
        List<String> parts = new ArrayList<>();
        parts.add(text.why());
        parts.add(text.since());
        if (!text.numbers().isEmpty()) {
            parts.add(String.join(
                    "\n",
                    text.numbers().stream()
                            .map(number -> number.label() + ": " + number.value())
                            .toList()));
        }
        if (!text.whatToDo().isEmpty()) {
            parts.add(phrases.of("todo") + ": " + text.whatToDo());
        }
        text.more().forEach(line -> parts.add("· " + line));
        parts.removeIf(String::isBlank);
        return parts;
    }

    private static Map<String, Object> div(String content) {
        return Map.of("tag", "div", "text", plain(content));
    }

    private static Map<String, Object> plain(String content) {
        return Map.of("tag", "plain_text", "content", content);
    }

    private static String colour(MessageText.Tone tone) {
        return switch (tone) {
            case CRITICAL -> "red";
            case WARNING -> "orange";
            case INFO -> "blue";
            case RESOLVED -> "green";
        };
    }
}
