package dev.headroom.collector.access.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.collector.access.Access;
import dev.headroom.collector.access.AccessUnavailable;
import dev.headroom.collector.access.Credentials;
import dev.headroom.collector.access.CurrentSecret;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.message.BasicHeader;

/** Puts credentials on requests. Thread-safe. */
public final class AccessHeaders {

    private final List<Line> lines = new ArrayList<>();

    public AccessHeaders(Access access) {
        switch (access.credentials()) {
            case Credentials.None _ -> {}
            case Credentials.BearerToken(var token) ->
                add(HttpHeaders.AUTHORIZATION, new CurrentSecret(token), secret -> "Bearer " + secret);
            case Credentials.BasicAuth(var username, var password) ->
                add(HttpHeaders.AUTHORIZATION, new CurrentSecret(password), secret -> basic(username, secret));
        }
        access.headers().forEach((name, value) -> add(name, new CurrentSecret(value), secret -> secret));
    }

    /** Throws, with a clause fit for the operator, when a secret cannot be had or cannot stand in a header. */
    public void addTo(HttpMessage request) throws AccessUnavailable {
        for (Line line : lines) {
            String value = line.form().of(line.secret().now().revealed());
            if (value.chars().anyMatch(character -> character < ' ' || character == 0x7f)) {
                throw new AccessUnavailable(
                        "the secret for the header " + line.name() + " holds a line break or control character");
            }
            request.setHeader(new BasicHeader(line.name(), value, true));
        }
    }

    private void add(String name, CurrentSecret secret, Form form) {
        lines.add(new Line(name, secret, form));
    }

    private static String basic(String username, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(UTF_8));
    }

    private interface Form {
        String of(String secret);
    }

    private record Line(String name, CurrentSecret secret, Form form) {}
}
