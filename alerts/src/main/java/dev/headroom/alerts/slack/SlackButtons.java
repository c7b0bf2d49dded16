package dev.headroom.alerts.slack;

import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be done from within Slack.
 *
 * @param shown without a signing secret nobody could tell who pressed, so there are none
 */
record SlackButtons(Phrases phrases, boolean shown) {

    static final String ACKNOWLEDGE = "headroom_acknowledge";
    static final String SILENCE = "headroom_silence";

    private static final int LONGEST_VALUE = 2000;
    private static final int MOST_INCIDENTS = 100;

    BlockElement[] of(Notification notification) {
        if (!shown || !(notification instanceof Notification.Alerts alerts) || alerts.isOver()) {
            return new BlockElement[0];
        }
        List<BlockElement> buttons = new ArrayList<>();
        String open = alerts.messages().stream()
                .filter(message -> message.kind() != Message.Kind.RESOLVED
                        && message.acknowledgedBy().isEmpty())
                .limit(MOST_INCIDENTS)
                .map(message -> Long.toString(message.incident()))
                .collect(Collectors.joining(","));
        if (!open.isEmpty()) {
            buttons.add(button(ACKNOWLEDGE, "acknowledge", open, "primary"));
        }
        String group = alerts.envelope().group();
        if (group.length() > 2 && group.length() <= LONGEST_VALUE) {
            buttons.add(button(SILENCE, "silence", group, null));
        }
        return buttons.toArray(BlockElement[]::new);
    }

    private ButtonElement button(String action, String words, String value, @Nullable String look) {
        return ButtonElement.builder()
                .actionId(action)
                .text(SlackBlocks.plain(phrases.of(words), SlackBlocks.LONGEST_BUTTON))
                .value(value)
                .style(look)
                .build();
    }
}
