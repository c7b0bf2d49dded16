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
            case PostOutcome.Answered answer -> judge.apply(answer);
        };
    }

    /** The file of a secret may appear, or be mended, while this runs. */
    public static Handover unavailable(AccessUnavailable reason) {
        return new Handover.TryAgain("its secret is not to be had: " + reason.getMessage(), Optional.empty());
    }
}
