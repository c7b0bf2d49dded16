package dev.headroom.collector.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.collector.fleet.Secret;
import org.jspecify.annotations.Nullable;

/** A secret as it is now: a file is read again when it changed. Thread-safe. */
public final class CurrentSecret {

    private final SecretSource source;
    private volatile @Nullable Read last;

    public CurrentSecret(SecretSource source) {
        this.source = source;
    }

    /** Without line ends around it, which editors leave in files. */
    public Secret now() throws AccessUnavailable {
        return switch (source) {
            case SecretSource.Given(var secret) -> secret;
            case SecretSource.InFile(var file) -> ofFile(new WatchedFile(file));
        };
    }

    private Secret ofFile(WatchedFile file) throws AccessUnavailable {
        WatchedFile.Stamp stamp = file.stamp();
        Read known = last;
        if (known != null && known.stamp().equals(stamp)) {
            return known.secret();
        }
        String text = new String(file.content(), UTF_8).strip();
        if (text.isEmpty()) {
            throw new AccessUnavailable("the file " + file.path() + " is empty");
        }
        Secret secret = new Secret(text);
        last = new Read(stamp, secret);
        return secret;
    }

    private record Read(WatchedFile.Stamp stamp, Secret secret) {}
}
