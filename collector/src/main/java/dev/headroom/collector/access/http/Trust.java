package dev.headroom.collector.access.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.collector.access.AccessUnavailable;
import dev.headroom.collector.access.TlsSettings;
import dev.headroom.collector.access.WatchedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/** Makes the TLS context that the settings ask for out of PEM files, of all the usual forms of keys. */
final class Trust {

    private static final char[] NO_PASSWORD = new char[0];

    private Trust() {}

    static SSLContext of(TlsSettings tls) throws AccessUnavailable {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(tls.certificate()), trusted(tls), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw e instanceof AccessUnavailable known
                    ? known
                    : new AccessUnavailable("the TLS settings cannot be used: " + e.getMessage());
        }
    }

    private static KeyManager @Nullable [] keys(Optional<TlsSettings.ClientCertificate> shown)
            throws GeneralSecurityException, IOException {
        if (shown.isEmpty()) {
            return null;
        }
        List<X509Certificate> chain = certificates(shown.get().chain());
        PrivateKey key = key(shown.get().key());
        if (!chain.getFirst().getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
            throw new AccessUnavailable("the key in " + shown.get().key() + " does not belong to the certificate in "
                    + shown.get().chain());
        }
        KeyStore store = emptyStore();
        store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trusted(TlsSettings tls) throws GeneralSecurityException, IOException {
        if (tls.anyServer()) {
            return new TrustManager[] {new Anybody()};
        }
        if (tls.authorities().isEmpty()) {
            return null;
        }
        KeyStore store = emptyStore();
        for (X509Certificate authority : certificates(tls.authorities().get())) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static List<X509Certificate> certificates(Path file) throws AccessUnavailable {
        try {
            List<X509Certificate> certificates = pem(file).getCertificates();
            if (certificates.isEmpty()) {
                throw new AccessUnavailable("the file " + file + " holds no certificate in PEM form");
            }
            return certificates;
        } catch (IllegalStateException | IllegalArgumentException _) {
            throw new AccessUnavailable("the file " + file + " holds no certificate in PEM form");
        }
    }

    private static PrivateKey key(Path file) throws AccessUnavailable {
        try {
            PrivateKey key = pem(file).getPrivateKey();
            if (key != null) {
                return key;
            }
        } catch (IllegalStateException | IllegalArgumentException _) {
            // told below; the message of the library may quote the file
        }
        throw new AccessUnavailable("the file " + file + " holds no private key in PEM form without a password");
    }

    private static PemContent pem(Path file) throws AccessUnavailable {
        return PemContent.of(new String(new WatchedFile(file).content(), UTF_8));
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    /** Believes whoever answers, where the operator said so in as many words. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
