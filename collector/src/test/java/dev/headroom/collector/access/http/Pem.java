package dev.headroom.collector.access.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A certificate that vouches for itself, made by the JDK's keytool, with its key in PEM files.
 *
 * @param store the same for Java
 */
public record Pem(Path certificate, Path key, KeyStore store) {

    public static final char[] PASSWORD = "changeit".toCharArray();
    private static final int RSA_HEADER_BYTES = 26;

    /** Good for these host names; RSA, as most are. */
    public static Pem selfSigned(Path directory, String name, String... hosts) throws Exception {
        Path file = directory.resolve(name + ".p12");
        String names = hosts.length == 0 ? "none.invalid" : String.join(",dns:", hosts);
        List<String> keytool = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + names,
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString());
        if (new ProcessBuilder(keytool).redirectErrorStream(true).start().waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        Path certificate = write(
                directory.resolve(name + ".crt"),
                "CERTIFICATE",
                store.getCertificate(name).getEncoded());
        Path key = write(directory.resolve(name + ".key"), "PRIVATE KEY", keyBytes(store, name));
        return new Pem(certificate, key, store);
    }

    /** The key in the older form that begins with {@code BEGIN RSA PRIVATE KEY}. */
    public Path keyOfOldForm() throws IOException, GeneralSecurityException {
        byte[] wrapped = keyBytes(store, store.aliases().nextElement());
        return write(
                key.resolveSibling("old-form.key"),
                "RSA PRIVATE KEY",
                Arrays.copyOfRange(wrapped, RSA_HEADER_BYTES, wrapped.length));
    }

    private static byte[] keyBytes(KeyStore store, String name) throws GeneralSecurityException {
        return store.getKey(name, PASSWORD).getEncoded();
    }

    private static Path write(Path file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}
