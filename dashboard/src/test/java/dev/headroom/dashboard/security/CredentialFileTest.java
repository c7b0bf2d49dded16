package dev.headroom.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

class CredentialFileTest {

    private static final CredentialFile.Given NOTHING = new CredentialFile.Given(Optional.empty(), Optional.empty());

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final List<String> shown = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void whatIsGeneratedIsShownOnceAndSurvivesARestart() throws IOException {
        open(NOTHING);
        assertThat(shown).hasSize(2);
        String password = shown.getFirst();
        String token = shown.getLast();

        Credentials afterRestart = open(NOTHING);

        assertThat(shown).hasSize(2);
        assertThat(encoder.matches(password, afterRestart.passwordHash())).isTrue();
        assertThat(afterRestart.acceptsToken(token)).isTrue();
        assertThat(afterRestart.acceptsToken(token + "x")).isFalse();
        Path file = folder.resolve("credentials");
        assertThat(Files.readString(file)).doesNotContain(password, token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatTheEnvironmentGivesWinsAndIsNotWrittenDown() {
        CredentialFile.Given given =
                new CredentialFile.Given(Optional.of(new Secret("pass")), Optional.of(new Secret("token")));

        Credentials credentials = open(given);

        assertThat(shown).isEmpty();
        assertThat(credentials.acceptsToken("token")).isTrue();
        assertThat(encoder.matches("pass", credentials.passwordHash())).isTrue();
        assertThat(folder.resolve("credentials")).doesNotExist();
    }

    private Credentials open(CredentialFile.Given given) {
        return new CredentialFile(folder, encoder).open(given, (password, token) -> {
            password.map(Secret::revealed).ifPresent(shown::add);
            token.map(Secret::revealed).ifPresent(shown::add);
        });
    }
}
