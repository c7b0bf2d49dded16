package dev.headroom.dashboard.configuration.alerts;

import dev.headroom.alerts.settings.Language;
import dev.headroom.collector.fleet.Secret;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys of one entry of {@code headroom.alerts.channels}; exactly one of the kinds is given. Each secret may stand in a
 * file instead, named by the key that ends in {@code -file}.
 */
record ChannelProperties(
        @Nullable String name,
        @DefaultValue("en") Language language,
        @Nullable ZoneId zone,
        @Nullable Slack slack,
        @Nullable Address webhook,
        @Nullable Address alertmanager,
        @Nullable Robot feishu,
        @Nullable Robot dingtalk,
        @Nullable Robot wecom,
        @Nullable PagerDuty pagerduty,
        @Nullable Email email) {

    /** An incoming webhook, or a bot with its token and the channel it posts to. */
    record Slack(
            @Nullable Secret webhook,
            @Nullable String webhookFile,
            @Nullable Secret token,
            @Nullable String tokenFile,
            @Nullable String channel,
            @Nullable Secret signingSecret,
            @Nullable String signingSecretFile,
            @Nullable URI api) {}

    record Address(@Nullable Secret url, @Nullable String urlFile) {}

    record Robot(
            @Nullable Secret webhook,
            @Nullable String webhookFile,
            @Nullable Secret secret,
            @Nullable String secretFile) {}

    record PagerDuty(
            @Nullable Secret routingKey,
            @Nullable String routingKeyFile,
            @Nullable URI api) {}

    record Email(
            @Nullable URI smtp,
            @Nullable String username,
            @Nullable Secret password,
            @Nullable String passwordFile,
            @Nullable String from,
            @DefaultValue List<String> to) {}
}
