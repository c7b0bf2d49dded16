package dev.headroom.dashboard.configuration.alerts;

import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.Voice;
import dev.headroom.collector.access.SecretSource;
import dev.headroom.dashboard.configuration.finding.Findings;
import dev.headroom.dashboard.configuration.finding.SecretMapping;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns {@code headroom.alerts.channels} into settings. */
final class ChannelMapping {

    private static final String KEY = "headroom.alerts.channels";
    private static final String KINDS = "slack, webhook, alertmanager, feishu, dingtalk, wecom, pagerduty and email";
    private static final int SUBMISSION_PORT = 587;
    private static final int SMTPS_PORT = 465;

    private final Findings findings;
    private final SecretMapping secrets;
    private final ZoneId zone;

    /** Times of a channel that names no zone are in {@code zone}. */
    ChannelMapping(Findings findings, ZoneId zone) {
        this.findings = findings;
        this.secrets = new SecretMapping(findings);
        this.zone = zone;
    }

    /** What the mappings of all kinds need. */
    private record Head(String key, String name, Voice voice) {
        Head under(String kind) {
            return new Head(key + "." + kind, name, voice);
        }
    }

    List<ChannelSettings> map(List<ChannelProperties> channels) {
        List<ChannelSettings> mapped = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < channels.size(); i++) {
            String key = KEY + "[" + i + "]";
            ChannelProperties channel = channels.get(i);
            Voice voice = new Voice(channel.language(), channel.zone() == null ? zone : channel.zone());
            Optional<String> name = findings.required(key + ".name", channel.name());
            if (name.isPresent() && !names.add(name.get())) {
                findings.add(key + ".name", "is used twice: " + name.get());
            } else {
                name.flatMap(given -> channel(new Head(key, given, voice), channel))
                        .ifPresent(mapped::add);
            }
        }
        return mapped;
    }

    private Optional<ChannelSettings> channel(Head head, ChannelProperties channel) {
        List<Optional<ChannelSettings>> kinds = Stream.of(
                        given(channel.slack(), slack -> slack(head.under("slack"), slack)),
                        given(channel.webhook(), webhook -> webhook(head.under("webhook"), webhook)),
                        given(channel.alertmanager(), manager -> alertmanager(head.under("alertmanager"), manager)),
                        given(channel.feishu(), robot -> feishu(head.under("feishu"), robot)),
                        given(channel.dingtalk(), robot -> dingTalk(head.under("dingtalk"), robot)),
                        given(channel.wecom(), robot -> weCom(head.under("wecom"), robot)),
                        given(channel.pagerduty(), pager -> pagerDuty(head.under("pagerduty"), pager)),
                        given(channel.email(), email -> email(head.under("email"), email)))
                .flatMap(Optional::stream)
                .toList();
        if (kinds.size() != 1) {
            findings.add(head.key(), "must have exactly one of " + KINDS);
            return Optional.empty();
        }
        return kinds.getFirst();
    }

    private static <K> Optional<Optional<ChannelSettings>> given(
            @Nullable K kind, Function<K, Optional<ChannelSettings>> mapping) {
        return kind == null ? Optional.empty() : Optional.of(mapping.apply(kind));
    }

    private Optional<ChannelSettings> slack(Head head, ChannelProperties.Slack slack) {
        boolean bot = slack.token() != null || slack.tokenFile() != null;
        if (bot && (slack.webhook() != null || slack.webhookFile() != null)) {
            findings.add(head.key(), "must have either webhook or token, not both");
            return Optional.empty();
        }
        if (!bot) {
            return secrets.required(head.key() + ".webhook", slack.webhook(), slack.webhookFile())
                    .flatMap(url -> findings.accept(
                            head.key(), () -> new ChannelSettings.Slack(head.name(), url, head.voice())));
        }
        Optional<SecretSource> token = secrets.required(head.key() + ".token", slack.token(), slack.tokenFile());
        Optional<String> room = findings.required(head.key() + ".channel", slack.channel());
        Optional<SecretSource> signing =
                secrets.optional(head.key() + ".signing-secret", slack.signingSecret(), slack.signingSecretFile());
        URI api = slack.api() == null ? ChannelSettings.SlackBot.SLACK : slack.api();
        return token.flatMap(key -> room.flatMap(to -> findings.accept(
                head.key(), () -> new ChannelSettings.SlackBot(head.name(), key, to, signing, api, head.voice()))));
    }

    private Optional<ChannelSettings> webhook(Head head, ChannelProperties.Address webhook) {
        return secrets.required(head.key() + ".url", webhook.url(), webhook.urlFile())
                .flatMap(url ->
                        findings.accept(head.key(), () -> new ChannelSettings.Webhook(head.name(), url, head.voice())));
    }

    private Optional<ChannelSettings> alertmanager(Head head, ChannelProperties.Address manager) {
        return secrets.required(head.key() + ".url", manager.url(), manager.urlFile())
                .flatMap(url -> findings.accept(
                        head.key(), () -> new ChannelSettings.Alertmanager(head.name(), url, head.voice())));
    }

    private Optional<ChannelSettings> feishu(Head head, ChannelProperties.Robot robot) {
        Optional<SecretSource> secret = secrets.optional(head.key() + ".secret", robot.secret(), robot.secretFile());
        return secrets.required(head.key() + ".webhook", robot.webhook(), robot.webhookFile())
                .flatMap(url -> findings.accept(
                        head.key(), () -> new ChannelSettings.Feishu(head.name(), url, secret, head.voice())));
    }

    private Optional<ChannelSettings> dingTalk(Head head, ChannelProperties.Robot robot) {
        Optional<SecretSource> secret = secrets.optional(head.key() + ".secret", robot.secret(), robot.secretFile());
        return secrets.required(head.key() + ".webhook", robot.webhook(), robot.webhookFile())
                .flatMap(url -> findings.accept(
                        head.key(), () -> new ChannelSettings.DingTalk(head.name(), url, secret, head.voice())));
    }

    private Optional<ChannelSettings> weCom(Head head, ChannelProperties.Robot robot) {
        if (robot.secret() != null || robot.secretFile() != null) {
            findings.add(head.key() + ".secret", "is not for WeCom: the key in the webhook is all its robots know");
        }
        return secrets.required(head.key() + ".webhook", robot.webhook(), robot.webhookFile())
                .flatMap(url ->
                        findings.accept(head.key(), () -> new ChannelSettings.WeCom(head.name(), url, head.voice())));
    }

    private Optional<ChannelSettings> pagerDuty(Head head, ChannelProperties.PagerDuty pager) {
        URI api = pager.api() == null ? ChannelSettings.PagerDuty.EVENTS : pager.api();
        return secrets.required(head.key() + ".routing-key", pager.routingKey(), pager.routingKeyFile())
                .flatMap(key -> findings.accept(
                        head.key(), () -> new ChannelSettings.PagerDuty(head.name(), key, api, head.voice())));
    }

    private Optional<ChannelSettings> email(Head head, ChannelProperties.Email email) {
        Optional<URI> smtp = findings.required(head.key() + ".smtp", email.smtp());
        Optional<String> from = findings.required(head.key() + ".from", email.from());
        if (smtp.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        URI server = smtp.get();
        if (server.getHost() == null) {
            findings.add(head.key() + ".smtp", "must look like smtp://mail.example.org:587");
            return Optional.empty();
        }
        Optional<ChannelSettings.Credentials> credentials = Optional.ofNullable(email.username())
                .flatMap(user -> secrets.required(head.key() + ".password", email.password(), email.passwordFile())
                        .map(password -> new ChannelSettings.Credentials(user, password)));
        int usual = "smtps".equals(server.getScheme()) ? SMTPS_PORT : SUBMISSION_PORT;
        int port = server.getPort() < 0 ? usual : server.getPort();
        return findings.accept(
                head.key(),
                () -> new ChannelSettings.Email(
                        head.name(),
                        server.getHost(),
                        port,
                        ChannelSettings.Tls.of(server, credentials.isPresent()),
                        credentials,
                        from.get(),
                        email.to(),
                        head.voice()));
    }
}
