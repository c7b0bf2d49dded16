package dev.headroom.alerts.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What stands on the outside of a message about a group.
 *
 * @param group the group and its labels, such as {@code {service="deepseek-r1"}}; the same for the group's whole life
 * @param dedupeKey the group and a hash of what fires in it: two messages of one key say the same
 * @param repeated whether nothing is new and it is told again because it still fires
 * @param reference what the receiver called the group's last message; empty when there is none to edit or answer
 */
public record Envelope(String group, String dedupeKey, boolean repeated, String reference) {

    private static final int DIGITS = 16;

    public static Envelope of(String group, List<Message> messages, boolean repeated, String reference) {
        StringBuilder content = new StringBuilder();
        messages.stream()
                .map(message -> message.incident() + " " + message.kind() + " " + message.severity() + "\n")
                .sorted()
                .forEach(content::append);
        return new Envelope(group, group + "/" + hash(content.toString()), repeated, reference);
    }

    /** A short key of the group that any receiver takes, since it holds letters and digits only. */
    public String groupHash() {
        return hash(group);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
