package dev.headroom.dashboard.security;

import dev.headroom.collector.fleet.Secret;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Keeps hashes of the admin password and the API token in a file that only its owner may read, so that both survive
 * restarts. A value from the environment wins for as long as it is given and is not written down.
 */
final class CredentialFile {

    private static final String PASSWORD = "admin-password";
    private static final String TOKEN = "api-token";
    private static final int PASSWORD_BYTES = 12;
    private static final int TOKEN_BYTES = 32;

    private final Path file;
    private final PasswordEncoder encoder;
    private final SecureRandom random = new SecureRandom();

    CredentialFile(Path directory, PasswordEncoder encoder) {
        this.file = directory.resolve("credentials");
        this.encoder = encoder;
    }

    /** Values from outside; empty ones are generated, or kept from an earlier start. */
    record Given(Optional<Secret> password, Optional<Secret> token) {}

    Credentials open(Given given, FirstSight show) {
        try {
            Properties stored = read();
            Function<String, String> bcrypt = password -> String.valueOf(encoder.encode(password));
            Entry password = entry(stored.getProperty(PASSWORD), given.password(), PASSWORD_BYTES, bcrypt);
            Entry token = entry(stored.getProperty(TOKEN), given.token(), TOKEN_BYTES, Credentials::hashOfToken);
            password.generated().ifPresent(_ -> stored.setProperty(PASSWORD, password.hash()));
            token.generated().ifPresent(_ -> stored.setProperty(TOKEN, token.hash()));
            if (password.generated().isPresent() || token.generated().isPresent()) {
                write(stored);
            }
            show.generated(password.generated(), token.generated());
            return new Credentials(password.hash(), token.hash());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep the credentials in " + file, failure);
        }
    }

    /** Receives what was generated, the only time it is known. */
    interface FirstSight {
        void generated(Optional<Secret> password, Optional<Secret> token);
    }

    private record Entry(String hash, Optional<Secret> generated) {}

    private Entry entry(@Nullable String stored, Optional<Secret> given, int bytes, Function<String, String> hash) {
        if (given.isPresent()) {
            return new Entry(hash.apply(given.get().revealed()), Optional.empty());
        }
        if (stored != null) {
            return new Entry(stored, Optional.empty());
        }
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new Entry(hash.apply(text), Optional.of(new Secret(text)));
    }

    private Properties read() throws IOException {
        Properties stored = new Properties();
        if (Files.exists(file)) {
            stored.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
        }
        return stored;
    }

    /** A crash leaves the old file or the new one, never half of one. */
    private void write(Properties stored) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(
                file.getParent(),
                "credentials",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            stored.store(out, "Hashes only. Remove a line to get a new password or token at the next start.");
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
