package dev.headroom.alerts.settings;

import dev.headroom.collector.fleet.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where messages go. The name is shown and logged; addresses that are secrets are not. */
public sealed interface ChannelSettings {

    String name();

    /** A Slack incoming webhook. */
    record Slack(String name, Secret webhook) implements ChannelSettings {
        public Slack {
            requireName(name);
            requireHttp(name, webhook);
        }
    }

    /** Any receiver that understands the webhook of Prometheus Alertmanager, version 4. */
    record Webhook(String name, Secret url) implements ChannelSettings {
        public Webhook {
            requireName(name);
            requireHttp(name, url);
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
            List<String> to)
            implements ChannelSettings {
        public Email {
            requireName(name);
            to = List.copyOf(to);
            if (host.isBlank()) {
                throw new IllegalArgumentException("host of channel " + name + " must not be blank");
            }
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("port of channel " + name + " must be 1 to 65535, was " + port);
            }
            if (!from.contains("@")) {
                throw new IllegalArgumentException("from of channel " + name + " must be an address, was " + from);
            }
            if (to.isEmpty() || to.stream().anyMatch(address -> !address.contains("@"))) {
                throw new IllegalArgumentException("to of channel " + name + " must hold addresses, was " + to);
            }
        }
    }

    record Credentials(String username, Secret password) {}

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

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name of a channel must not be blank");
        }
    }

    private static void requireHttp(String name, Secret url) {
        if (!url.revealed().startsWith("https://") && !url.revealed().startsWith("http://")) {
            throw new IllegalArgumentException("address of channel " + name + " must begin with http:// or https://");
        }
        try {
            URI.create(url.revealed());
        } catch (IllegalArgumentException e) {
            // The cause would print the address, which is a secret.
            throw new IllegalArgumentException("address of channel " + name + " is not a valid URL");
        }
    }
}
