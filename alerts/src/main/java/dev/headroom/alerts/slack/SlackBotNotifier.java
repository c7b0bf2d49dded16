package dev.headroom.alerts.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.Illustrator;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.MessageStyle;
import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.Pace;
import dev.headroom.alerts.notification.Phrases;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.slack.SlackApi.Answer;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Posts as a bot. One message stands for one group: it is edited as the group changes, and its thread tells what changed
 * and holds the chart. A repeated edit changes nothing.
 */
public final class SlackBotNotifier implements Notifier {

    private final ChannelSettings.SlackBot settings;
    private final SlackApi api;
    private final MessageStyle style;
    private final Phrases phrases;
    private final SlackBlocks blocks;
    private final SlackButtons buttons;
    private final Illustrator illustrator;

    public SlackBotNotifier(
            ChannelSettings.SlackBot settings, SlackApi api, Optional<URI> publicUrl, Illustrator illustrator) {
        this.settings = settings;
        this.api = api;
        this.style = new MessageStyle(settings.voice(), publicUrl);
        this.phrases = Phrases.in(settings.voice());
        this.blocks = new SlackBlocks(style);
        this.buttons = new SlackButtons(phrases, settings.signingSecret().isPresent());
        this.illustrator = illustrator;
    }

    @Override
    public String channel() {
        return settings.name();
    }

    @Override
    public Pace pace() {
        return SlackPace.OF_A_BOT;
    }

    @Override
    public Handover handOver(Notification notification) {
        MessageText text = MessageText.of(notification, style);
        String fallback = SlackBlocks.fallback(text);
        List<LayoutBlock> layout = blocks.blocks(text, buttons.of(notification));
        Optional<SlackPlace> place = notification instanceof Notification.Alerts alerts
                ? SlackPlace.parse(alerts.envelope().reference())
                : Optional.empty();
        if (place.isPresent()) {
            Answer edited = api.edit(place.get(), fallback, layout);
            if (edited instanceof Answer.Taken) {
                return reply(place.get(), notification, text);
            }
            if (!(edited instanceof Answer.Refused(String error) && isGone(error))) {
                return handover(edited);
            }
        }
        Answer posted = api.post(settings.room(), fallback, layout);
        if (posted instanceof Answer.Taken(SlackPlace at)) {
            illustrator.draw(notification, phrases).ifPresent(png -> api.attach(at, png, text.headline()));
        }
        return handover(posted);
    }

    /** The thread tells what changed; that somebody takes care is seen in the message itself. */
    private Handover reply(SlackPlace place, Notification notification, MessageText text) {
        boolean onlyAcknowledged = notification instanceof Notification.Alerts alerts
                && !alerts.isOver()
                && alerts.messages().stream()
                        .anyMatch(message -> message.acknowledgedBy().isPresent())
                && alerts.messages().stream().noneMatch(message -> message.kind() != Message.Kind.FIRING);
        if (onlyAcknowledged) {
            return new Handover.Delivered("Slack edited the message", place.reference());
        }
        Answer answer = api.reply(place, SlackBlocks.fallback(text) + "\n" + SlackBlocks.mrkdwn(text.since(), 300));
        return answer instanceof Answer.Taken
                ? new Handover.Delivered("Slack edited the message and answered it", place.reference())
                : handover(answer);
    }

    /** Somebody deleted the message, or it is too old to be edited: a new one takes its place. */
    private static boolean isGone(String error) {
        return error.equals("message_not_found")
                || error.equals("cant_update_message")
                || error.equals("edit_window_closed")
                || error.equals("channel_not_found");
    }

    private static Handover handover(Answer answer) {
        return switch (answer) {
            case Answer.Taken(SlackPlace at) -> new Handover.Delivered("Slack took it", at.reference());
            case Answer.Refused(String error) -> new Handover.Refused("Slack answered " + error);
            case Answer.Later(String error, var after) -> new Handover.TryAgain(error, after);
        };
    }
}
