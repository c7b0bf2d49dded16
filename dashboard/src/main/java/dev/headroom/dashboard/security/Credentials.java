package dev.headroom.dashboard.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of password and token: enough to check them, not enough to know them.
 *
 * @param passwordHash bcrypt with its prefix, as Spring's delegating encoder writes it
 * @param tokenHash SHA-256 in hexadecimal; the token has 256 random bits, so a slow hash would add nothing
 */
record Credentials(String passwordHash, String tokenHash) {

    boolean acceptsToken(String token) {
        return MessageDigest.isEqual(bytes(tokenHash), bytes(hashOfToken(token)));
    }

    static String hashOfToken(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(token)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
