package dev.headroom.alerts.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.alerts.http.Signature;
import dev.headroom.collector.fleet.Secret;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Proof that a request comes from Slack (docs.slack.dev/authentication/verifying-requests-from-slack).
 *
 * @param timestamp header {@code X-Slack-Request-Timestamp}
 * @param signature header {@code X-Slack-Signature}
 */
public record SlackSignature(String timestamp, String signature) {

    private static final Duration LONGEST_AGE = Duration.ofMinutes(5);
    private static final int MOST_DIGITS = 12;

    /** An old request may be a recorded one that is played again. */
    boolean proves(String body, Secret secret, Instant now) {
        if (!timestamp.matches("\\d{1," + MOST_DIGITS + "}")) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, now).abs().compareTo(LONGEST_AGE) > 0) {
            return false;
        }
        byte[] digest = Signature.of(secret.revealed(), "v0:" + timestamp + ":" + body);
        String expected = "v0=" + HexFormat.of().formatHex(digest);
        return MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8));
    }
}
