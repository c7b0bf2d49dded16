package dev.headroom.dashboard.configuration.scrape;

import dev.headroom.collector.access.Access;
import dev.headroom.collector.access.Credentials;
import dev.headroom.collector.access.SecretSource;
import dev.headroom.collector.access.TlsSettings;
import dev.headroom.dashboard.configuration.finding.Findings;
import dev.headroom.dashboard.configuration.finding.SecretMapping;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns {@code authentication} and {@code tls} of a job, or of a source, into what opens its servers. */
final class AccessMapping {

    private final Findings findings;
    private final SecretMapping secrets;

    AccessMapping(Findings findings) {
        this.findings = findings;
        this.secrets = new SecretMapping(findings);
    }

    Access map(
            String key, ScrapeProperties.@Nullable Authentication authentication, ScrapeProperties.@Nullable Tls tls) {
        String keyOfAuthentication = key + ".authentication";
        Credentials credentials =
                authentication == null ? new Credentials.None() : credentials(keyOfAuthentication, authentication);
        Map<String, SecretSource> headers =
                authentication == null ? Map.of() : headers(keyOfAuthentication, authentication);
        TlsSettings trusted = tls == null ? TlsSettings.USUAL : tls(key + ".tls", tls);
        return findings.accept(keyOfAuthentication, () -> new Access(credentials, headers, trusted))
                .orElse(Access.OPEN);
    }

    private Credentials credentials(String key, ScrapeProperties.Authentication given) {
        Optional<SecretSource> token =
                secrets.optional(key + ".bearer-token", given.bearerToken(), given.bearerTokenFile());
        Optional<SecretSource> password = secrets.optional(key + ".password", given.password(), given.passwordFile());
        boolean basic = given.username() != null || password.isPresent();
        if (token.isPresent() && basic) {
            findings.add(key, "must have either bearer-token or username and password, not both");
        } else if (basic) {
            Optional<String> username = findings.required(key + ".username", given.username());
            if (password.isEmpty() && !findings.blames(key + ".password")) {
                findings.add(key + ".password", "is required, here or as password-file");
            }
            return username.flatMap(user -> password.flatMap(secret -> findings.accept(
                            key + ".username", () -> (Credentials) new Credentials.BasicAuth(user, secret))))
                    .orElse(new Credentials.None());
        }
        return token.<Credentials>map(Credentials.BearerToken::new).orElse(new Credentials.None());
    }

    private Map<String, SecretSource> headers(String key, ScrapeProperties.Authentication given) {
        Map<String, SecretSource> headers = new HashMap<>();
        given.headers()
                .forEach((name, value) -> findings.accept(key + ".headers." + name, () -> new SecretSource.Given(value))
                        .ifPresent(secret -> headers.put(name, secret)));
        given.headerFiles().forEach((name, file) -> {
            if (headers.containsKey(name)) {
                findings.add(key + ".header-files." + name, "is also given in headers; keep one");
            }
            file(key + ".header-files." + name, file).ifPresent(secret -> headers.put(name, secret));
        });
        return headers;
    }

    private Optional<SecretSource> file(String key, String file) {
        return findings.required(key, file)
                .flatMap(text -> findings.accept(key, () -> new SecretSource.InFile(Path.of(text))));
    }

    private TlsSettings tls(String key, ScrapeProperties.Tls tls) {
        if (tls.certificateFile() == null && tls.keyFile() != null) {
            findings.add(key + ".certificate-file", "is required beside key-file");
        }
        return findings.accept(
                        key,
                        () -> new TlsSettings(
                                Optional.ofNullable(tls.caFile()).map(Path::of),
                                Optional.ofNullable(tls.certificateFile())
                                        .map(chain -> new TlsSettings.ClientCertificate(
                                                Path.of(chain),
                                                Path.of(tls.keyFile() == null ? chain : tls.keyFile()))),
                                Optional.ofNullable(tls.serverName()),
                                tls.insecureTrustAnyServer()))
                .orElse(TlsSettings.USUAL);
    }
}
