package dev.headroom.alerts.settings;

import dev.headroom.collector.access.SecretSource;
import java.net.URI;
import java.util.Locale;

/** What every channel's settings must keep. */
public final class ChannelRules {

    private ChannelRules() {}

    static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }

    static void requireName(String name) {
        require(!name.isBlank(), "name of a channel must not be blank");
    }

    /** An address in a file is checked when it is used, for it may come later. */
    static void requireAddress(String name, SecretSource url) {
        if (url instanceof SecretSource.Given(var secret)) {
            try {
                address(secret.revealed());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("address of channel " + name + " " + e.getMessage(), e);
            }
        }
    }

    /** The address as it can be dialled. The text of a refusal does not repeat the address, which is a secret. */
    public static URI address(String text) {
        String scheme = text.toLowerCase(Locale.ROOT);
        require(scheme.startsWith("https://") || scheme.startsWith("http://"), "must begin with http:// or https://");
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("is not a valid URL");
        }
        require(address.getHost() != null, "names no host");
        require(address.getUserInfo() == null, "must not hold a user");
        return address;
    }
}
