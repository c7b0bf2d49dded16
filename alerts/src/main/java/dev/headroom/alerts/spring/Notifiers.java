package dev.headroom.alerts.spring;

import dev.headroom.alerts.alertmanager.AlertmanagerNotifier;
import dev.headroom.alerts.dingtalk.DingTalkDialect;
import dev.headroom.alerts.email.EmailNotifier;
import dev.headroom.alerts.feishu.FeishuDialect;
import dev.headroom.alerts.http.WebhookClient;
import dev.headroom.alerts.notification.Illustrator;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.pagerduty.PagerDutyNotifier;
import dev.headroom.alerts.robot.RobotDialect;
import dev.headroom.alerts.robot.RobotNotifier;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.slack.SlackApi;
import dev.headroom.alerts.slack.SlackBotNotifier;
import dev.headroom.alerts.slack.SlackNotifier;
import dev.headroom.alerts.webhook.WebhookNotifier;
import dev.headroom.alerts.wecom.WeComDialect;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the notifier of each kind of channel. */
public final class Notifiers {

    private static final Duration WEBHOOK_DEADLINE = Duration.ofSeconds(10);
    private static final Duration MAIL_DEADLINE = Duration.ofSeconds(30);

    private final Optional<URI> publicUrl;
    private final InstantSource clock;
    private final WebhookClient client;
    private final Illustrator illustrator;

    /** For channels of one deployment. */
    public Notifiers(Optional<URI> publicUrl, InstantSource clock, Illustrator illustrator) {
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.illustrator = illustrator;
        this.client = new WebhookClient(WEBHOOK_DEADLINE, clock);
    }

    public Notifier of(ChannelSettings channel) {
        return switch (channel) {
            case ChannelSettings.Slack slack -> new SlackNotifier(slack, client, publicUrl);
            case ChannelSettings.SlackBot bot ->
                new SlackBotNotifier(bot, new SlackApi(bot, WEBHOOK_DEADLINE), publicUrl, illustrator);
            case ChannelSettings.Webhook webhook -> new WebhookNotifier(webhook, client, publicUrl);
            case ChannelSettings.Alertmanager manager -> new AlertmanagerNotifier(manager, client, clock, publicUrl);
            case ChannelSettings.Feishu feishu -> robot(feishu, new FeishuDialect());
            case ChannelSettings.DingTalk dingTalk -> robot(dingTalk, new DingTalkDialect());
            case ChannelSettings.WeCom weCom -> robot(weCom, new WeComDialect());
            case ChannelSettings.PagerDuty pagerDuty -> new PagerDutyNotifier(pagerDuty, client, publicUrl);
            case ChannelSettings.Email email -> new EmailNotifier(email, publicUrl, MAIL_DEADLINE, illustrator);
        };
    }

    private Notifier robot(ChannelSettings.Robot settings, RobotDialect dialect) {
        return new RobotNotifier(settings, dialect, new RobotNotifier.Context(client, clock, publicUrl));
    }
}
