package dev.headroom.collector.access;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What opens the servers of one job.
 *
 * @param headers sent with every request, their values kept secret
 */
public record Access(Credentials credentials, Map<String, SecretSource> headers, TlsSettings tls) {

    /** Nothing is asked for; certificates are judged as the Java runtime does. */
    public static final Access OPEN = new Access(new Credentials.None(), Map.of(), TlsSettings.USUAL);

    /** Set by the exchange itself; another value would break it or speak for somebody else. */
    private static final Set<String> RESERVED =
            Set.of("host", "connection", "content-length", "transfer-encoding", "accept-encoding", "upgrade");

    public Access {
        headers = Map.copyOf(headers);
        for (String name : headers.keySet()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}")) {
                throw new IllegalArgumentException("header name must be letters, digits and dashes, was " + name);
            }
            if (RESERVED.contains(lower)) {
                throw new IllegalArgumentException("header " + name + " cannot be set; Headroom sets it itself");
            }
            if (lower.equals("authorization") && !(credentials instanceof Credentials.None)) {
                throw new IllegalArgumentException("header " + name + " is set by the credentials; give only one");
            }
        }
    }
}
