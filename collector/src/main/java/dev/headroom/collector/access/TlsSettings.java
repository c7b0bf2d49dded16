package dev.headroom.collector.access;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whom one believes on a connection with TLS. All files are PEM and read again when they change.
 *
 * @param authorities certificates that vouch for the server, instead of those the Java runtime knows
 * @param certificate what one shows when the server asks
 * @param serverName name the certificate must be good for, where it is not the host of the URL
 * @param anyServer whether whoever answers is believed; whoever stands in between can then read and forge everything
 */
public record TlsSettings(
        Optional<Path> authorities,
        Optional<ClientCertificate> certificate,
        Optional<String> serverName,
        boolean anyServer) {

    public static final TlsSettings USUAL =
            new TlsSettings(Optional.empty(), Optional.empty(), Optional.empty(), false);

    public TlsSettings {
        if (anyServer && (authorities.isPresent() || serverName.isPresent())) {
            throw new IllegalArgumentException(
                    "certificates are either checked or not: remove insecure-trust-any-server, or ca-file and server-name");
        }
    }

    /**
     * A certificate and its private key, both PEM, possibly in one file.
     *
     * @param chain the certificate first, then those that vouch for it
     */
    public record ClientCertificate(Path chain, Path key) {}
}
