package dev.headroom.collector.access;

import dev.headroom.collector.fleet.Secret;
import java.nio.file.Path;

/** Where a secret comes from. */
public sealed interface SecretSource {

    /** From the configuration, usually through {@code ${ENVIRONMENT}}. */
    record Given(Secret secret) implements SecretSource {
        public Given {
            if (secret.revealed().isBlank()) {
                throw new IllegalArgumentException("secret must not be blank");
            }
        }
    }

    /** Read again whenever the file changes, as mounted secrets do. */
    record InFile(Path file) implements SecretSource {}
}
