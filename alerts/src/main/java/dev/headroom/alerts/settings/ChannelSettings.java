package dev.headroom.alerts.settings;

import static dev.headroom.alerts.settings.ChannelRules.require;
import static dev.headroom.alerts.settings.ChannelRules.requireAddress;
import static dev.headroom.alerts.settings.ChannelRules.requireName;

import dev.headroom.collector.access.SecretSource;
import dev.headroom.collector.fleet.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where messages go. The name is shown and logged; addresses that are secrets are not. */
public sealed interface ChannelSettings {

    String name();

    Voice voice();

    /** Word for the kind of receiver, such as {@code slack}. */
    String kind();

    /** A Slack incoming webhook, which can neither edit nor answer its messages. */
    record Slack(String name, SecretSource webhook, Voice voice) implements ChannelSettings {
        public Slack {
            requireName(name);
            requireAddress(name, webhook);
        }

        @Override
        public String kind() {
            return "slack";
        }
    }

    /**
     * A Slack app that posts, edits and answers as its bot.
     *
     * @param room id or name of the channel in Slack
     * @param signingSecret what proves that a pressed button comes from Slack; empty leaves the buttons out
     * @param api address of Slack's Web API, with a slash at its end
     */
    record SlackBot(
            String name, SecretSource token, String room, Optional<SecretSource> signingSecret, URI api, Voice voice)
            implements ChannelSettings {

        public static final URI SLACK = URI.create("https://slack.com/api/");

        public SlackBot {
            requireName(name);
            require(!room.isBlank(), "channel of " + name + " must not be blank");
        }

        @Override
        public String kind() {
            return "slack bot";
        }
    }

    /** Any receiver that understands the webhook of Prometheus Alertmanager, version 4. */
    record Webhook(String name, SecretSource url, Voice voice) implements ChannelSettings {
        public Webhook {
            requireName(name);
            requireAddress(name, url);
        }

        @Override
        public String kind() {
            return "webhook";
        }
    }

    /** An Alertmanager that is told what fires by its API, version 2, and routes it itself. */
    record Alertmanager(String name, SecretSource url, Voice voice) implements ChannelSettings {
        public Alertmanager {
            requireName(name);
            requireAddress(name, url);
        }

        @Override
        public String kind() {
            return "alertmanager";
        }
    }

    /** A robot of a group chat: its webhook is a secret, and another one may sign its messages. */
    sealed interface Robot extends ChannelSettings {

        SecretSource webhook();

        /** Empty when messages go unsigned. */
        Optional<SecretSource> secret();
    }

    /** A custom bot of Feishu or Lark; the secret signs its messages if the bot asks for it. */
    record Feishu(String name, SecretSource webhook, Optional<SecretSource> secret, Voice voice) implements Robot {
        public Feishu {
            requireName(name);
            requireAddress(name, webhook);
        }

        @Override
        public String kind() {
            return "feishu";
        }
    }

    /** A group robot of DingTalk; the secret signs its messages if the robot asks for it. */
    record DingTalk(String name, SecretSource webhook, Optional<SecretSource> secret, Voice voice) implements Robot {
        public DingTalk {
            requireName(name);
            requireAddress(name, webhook);
        }

        @Override
        public String kind() {
            return "dingtalk";
        }
    }

    /** A group robot of WeCom; the key in its address is all there is to prove. */
    record WeCom(String name, SecretSource webhook, Voice voice) implements Robot {
        public WeCom {
            requireName(name);
            requireAddress(name, webhook);
        }

        @Override
        public String kind() {
            return "wecom";
        }

        @Override
        public Optional<SecretSource> secret() {
            return Optional.empty();
        }
    }

    /** An integration of PagerDuty's Events API, version 2. */
    record PagerDuty(String name, SecretSource routingKey, URI api, Voice voice) implements ChannelSettings {
        public static final URI EVENTS = URI.create("https://events.pagerduty.com/v2/enqueue");

        public PagerDuty {
            requireName(name);
        }

        @Override
        public String kind() {
            return "pagerduty";
        }
    }

    /**
     * A mail server.
     *
     * @param credentials empty when the server asks for none
     * @param from address of the sender, with or without a display name
     */
    record Email(
            String name,
            String host,
            int port,
            Tls tls,
            Optional<Credentials> credentials,
            String from,
            List<String> to,
            Voice voice)
            implements ChannelSettings {
        public Email {
            requireName(name);
            to = List.copyOf(to);
            require(!host.isBlank(), "host of channel " + name + " must not be blank");
            require(port >= 1 && port <= 65_535, "port of channel " + name + " must be 1 to 65535, was " + port);
            require(from.contains("@"), "from of channel " + name + " must be an address, was " + from);
            require(
                    !to.isEmpty() && to.stream().allMatch(address -> address.contains("@")),
                    "to of channel " + name + " must hold addresses, was " + to);
        }

        @Override
        public String kind() {
            return "email";
        }
    }

    record Credentials(String username, SecretSource password) {}

    /** How a mail connection is encrypted. */
    enum Tls {
        /** STARTTLS when the server offers it, else plain. */
        WHEN_OFFERED,
        /** STARTTLS or no delivery. */
        REQUIRED,
        /** TLS from the first byte, {@code smtps}. */
        IMPLICIT;

        /**
         * The mode for a server address. A password is never sent over a plain connection unless the server is on this
         * machine.
         *
         * @param server such as {@code smtp://mail.example.org:587} or {@code smtps://mail.example.org}
         */
        public static Tls of(URI server, boolean withPassword) {
            return switch (server.getScheme()) {
                case "smtps" -> IMPLICIT;
                case "smtp" -> withPassword && !isLoopback(server.getHost()) ? REQUIRED : WHEN_OFFERED;
                case null, default ->
                    throw new IllegalArgumentException("smtp must begin with smtp:// or smtps://, was " + server);
            };
        }

        private static boolean isLoopback(String host) {
            return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        }
    }

    /** A secret that stands in the configuration itself. */
    static SecretSource given(String secret) {
        return new SecretSource.Given(new Secret(secret));
    }
}
