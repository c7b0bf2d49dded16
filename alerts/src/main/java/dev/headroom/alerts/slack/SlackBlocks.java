package dev.headroom.alerts.slack;

import com.google.gson.Gson;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.headroom.alerts.notification.MessageStyle;
import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Phrases;
import dev.headroom.alerts.text.TextLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Arranges a message as Block Kit within Slack's limits, with a text for clients that show no blocks. */
final class SlackBlocks {

    /** Limits of the Block Kit reference, in characters. */
    private static final int LONGEST_HEADER = 150;

    private static final int LONGEST_SECTION = 3000;
    private static final int LONGEST_FIELD = 2000;
    private static final int MOST_FIELDS = 10;
    static final int LONGEST_BUTTON = 75;

    private static final Gson GSON = new Gson();

    private final MessageStyle style;

    SlackBlocks(MessageStyle style) {
        this.style = style;
    }

    String json(MessageText text) {
        return GSON.toJson(Map.of("text", fallback(text), "blocks", blocks(text)));
    }

    /** For clients and notifications that show no blocks; never empty. */
    static String fallback(MessageText text) {
        return mrkdwn(sign(text) + " " + text.headline(), LONGEST_SECTION);
    }

    /** Blocks with {@code buttons} beside the one that opens the dashboard. */
    List<LayoutBlock> blocks(MessageText text, BlockElement... buttons) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(HeaderBlock.builder()
                .text(plain(sign(text) + " " + text.headline(), LONGEST_HEADER))
                .build());
        blocks.add(section(mrkdwn(text.why(), LONGEST_SECTION)));
        if (!text.numbers().isEmpty()) {
            blocks.add(SectionBlock.builder().fields(fields(text)).build());
        }
        if (!text.more().isEmpty()) {
            blocks.add(section(mrkdwn("• " + String.join("\n• ", text.more()), LONGEST_SECTION)));
        }
        if (!text.whatToDo().isEmpty()) {
            blocks.add(section("*" + words("todo") + ":* " + mrkdwn(text.whatToDo(), LONGEST_SECTION - 20)));
        }
        blocks.add(ContextBlock.builder()
                .elements(List.of(MarkdownTextObject.builder()
                        .text(mrkdwn(text.since(), LONGEST_FIELD))
                        .build()))
                .build());
        List<BlockElement> elements = new ArrayList<>(List.of(buttons));
        text.link()
                .ifPresent(link -> elements.add(ButtonElement.builder()
                        .text(plain(words("open"), LONGEST_BUTTON))
                        .url(link.toString())
                        .build()));
        if (!elements.isEmpty()) {
            blocks.add(ActionsBlock.builder().elements(elements).build());
        }
        return blocks;
    }

    String words(String key) {
        return Phrases.in(style.voice()).of(key);
    }

    private static List<TextObject> fields(MessageText text) {
        return text.numbers().stream()
                .limit(MOST_FIELDS)
                .<TextObject>map(number -> MarkdownTextObject.builder()
                        .text("*" + mrkdwn(number.label(), 100) + "*\n" + mrkdwn(number.value(), LONGEST_FIELD - 200))
                        .build())
                .toList();
    }

    private static SectionBlock section(String mrkdwn) {
        return SectionBlock.builder()
                .text(MarkdownTextObject.builder().text(mrkdwn).build())
                .build();
    }

    static PlainTextObject plain(String text, int limit) {
        return PlainTextObject.builder()
                .text(TextLimit.cut(text, limit))
                .emoji(true)
                .build();
    }

    /** Text from metrics or configuration must not become a mention or a link. */
    static String mrkdwn(String text, int limit) {
        return TextLimit.cut(text, limit, point -> switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(point);
        });
    }

    /** Beside the word in the headline, never instead of it. */
    private static String sign(MessageText text) {
        return switch (text.tone()) {
            case CRITICAL -> "🔴";
            case WARNING -> "🟠";
            case INFO -> "🔵";
            case RESOLVED -> "✅";
        };
    }
}
