package dev.headroom.collector.access;

/** Who one says one is, in the header {@code Authorization}. */
public sealed interface Credentials {

    record None() implements Credentials {}

    record BearerToken(SecretSource token) implements Credentials {}

    record BasicAuth(String username, SecretSource password) implements Credentials {
        public BasicAuth {
            if (username.contains(":")) {
                throw new IllegalArgumentException("username must not hold a colon");
            }
        }
    }
}
