package dev.headroom.alerts.http;

import dev.headroom.alerts.notification.Handover;
import dev.headroom.collector.access.AccessUnavailable;
import dev.headroom.collector.access.CurrentSecret;
import dev.headroom.collector.access.SecretSource;
import dev.headroom.collector.fleet.Secret;
import java.util.Optional;
import java.util.function.Function;

/** One receiver behind a secret: its address, or the key that it asks for. Thread-safe. */
public final class Receiver {

    /** Shorter parts of an address are words such as a path, not keys. */
    private static final int SHORTEST_KEY = 8;

    private final CurrentSecret secret;
    private final WebhookClient client;

    public Receiver(SecretSource secret, WebhookClient client) {
        this.secret = new CurrentSecret(secret);
        this.client = client;
    }

    /** Posts what is made of the secret as it is now, and lets the answer be judged. */
    public Handover send(Function<Secret, Post> post, Function<PostOutcome.Answered, Handover> judge) {
        Secret now;
        try {
            now = secret.now();
        } catch (AccessUnavailable e) {
            return unavailable(e);
        }
        return switch (client.post(post.apply(now))) {
            case PostOutcome.NotAnswered(String reason) -> new Handover.TryAgain(reason, Optional.empty());
            case PostOutcome.Answered answer -> hidden(judge.apply(answer), now);
        };
    }

    /** A receiver may repeat what it was asked by, and with it the key in its address. */
    private static Handover hidden(Handover handover, Secret secret) {
        String detail = handover.detail();
        for (String part : secret.revealed().split("[/?&=]", -1)) {
            if (part.length() >= SHORTEST_KEY) {
                detail = detail.replace(part, "***");
            }
        }
        return handover.saying(detail);
    }

    /** The file of a secret may appear, or be mended, while this runs. */
    public static Handover unavailable(AccessUnavailable reason) {
        return new Handover.TryAgain("its secret is not to be had: " + reason.getMessage(), Optional.empty());
    }
}
