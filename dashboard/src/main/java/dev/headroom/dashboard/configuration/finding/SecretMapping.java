package dev.headroom.dashboard.configuration.finding;

import dev.headroom.collector.access.SecretSource;
import dev.headroom.collector.fleet.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets that stand in the file itself or, under a key that ends in {@code -file}, in a file of their own. */
public record SecretMapping(Findings findings) {

    /** Empty, without a finding, when neither is given. */
    public Optional<SecretSource> optional(String key, @Nullable Secret inline, @Nullable String file) {
        if (inline != null && file != null) {
            findings.add(key, "is given twice, here and as " + last(key) + "-file; keep one");
        }
        if (inline != null) {
            return findings.accept(key, () -> new SecretSource.Given(inline));
        }
        return file == null
                ? Optional.empty()
                : findings.required(key + "-file", file)
                        .flatMap(text -> findings.accept(key + "-file", () -> new SecretSource.InFile(Path.of(text))));
    }

    public Optional<SecretSource> required(String key, @Nullable Secret inline, @Nullable String file) {
        Optional<SecretSource> secret = optional(key, inline, file);
        if (secret.isEmpty() && !findings.blames(key) && !findings.blames(key + "-file")) {
            findings.add(key, "is required, here or as " + last(key) + "-file");
        }
        return secret;
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
