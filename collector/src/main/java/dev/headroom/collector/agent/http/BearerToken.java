package dev.headroom.collector.agent.http;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets in who shows the content of a file, which is read for each request: it may be changed at any time. */
final class BearerToken extends Authenticator {

    private static final String SCHEME = "Bearer ";

    private final Path file;

    /** Throws when there is no token to compare with now. */
    BearerToken(Path file) throws IOException {
        this.file = file;
        if (token().length == 0) {
            throw new IOException("the token file " + file + " is empty");
        }
    }

    @Override
    public Result authenticate(HttpExchange exchange) {
        @Nullable String shown = exchange.getRequestHeaders().getFirst("Authorization");
        try {
            byte[] token = token();
            if (shown != null
                    && token.length > 0
                    && shown.startsWith(SCHEME)
                    && MessageDigest.isEqual(
                            token, shown.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8))) {
                return new Success(new HttpPrincipal("reader", "headroom"));
            }
        } catch (IOException _) {
            // without a token nobody may read
        }
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        return new Failure(401);
    }

    private byte[] token() throws IOException {
        return Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
    }
}
