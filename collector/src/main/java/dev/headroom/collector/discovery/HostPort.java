package dev.headroom.collector.discovery;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port of a URL. Java's own class takes names with an underscore, such as Docker Compose gives to services, for
 * no host at all.
 *
 * @param host in lower case; an IPv6 address in brackets
 * @param port negative when the URL names none
 */
public record HostPort(String host, int port) {

    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[0-9a-f:.]+]|[a-z0-9_.-]{1,253}?\\.?)(:(?<port>\\d{1,5}))?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*\\.?");
    /** Numbers in odd clothes, such as {@code 0x7f.1} or {@code 2130706433}, which some resolvers take for addresses. */
    private static final Pattern ODD_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** Empty when the URL names no host that could be looked up. */
    public static Optional<HostPort> of(URI url) {
        String authority =
                url.getRawAuthority() == null ? "" : url.getRawAuthority().toLowerCase(Locale.ROOT);
        Matcher matcher = AUTHORITY.matcher(authority);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group("host");
        String port = matcher.group("port");
        return isHost(host)
                ? Optional.of(new HostPort(host, port == null ? -1 : Integer.parseInt(port)))
                : Optional.empty();
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return true;
        }
        return NAME.matcher(host).matches()
                && (IPV4.matcher(host).matches() || !ODD_NUMBER.matcher(host).matches());
    }

    /** The port, or the usual one of the scheme. */
    int portOr(String scheme) {
        if (port >= 0) {
            return port;
        }
        return scheme.equals("https") ? 443 : 80;
    }

    @Override
    public String toString() {
        return port < 0 ? host : host + ":" + port;
    }
}
