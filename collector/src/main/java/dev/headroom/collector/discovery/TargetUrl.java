package dev.headroom.collector.discovery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** What of a URL can be judged before its name is looked up: scheme, user-info, host and port. */
public final class TargetUrl {

    /** Ports no metrics page is served on, but where a request could do harm: ssh, telnet, smtp. */
    private static final Set<Integer> REFUSED_PORTS = Set.of(22, 23, 25);

    private TargetUrl() {}

    /** The URL with scheme and host in lower case; throws {@link Refused} with a plain reason. */
    public static URI parse(String text) throws Refused {
        if (!text.contains("://")) {
            throw new Refused("must start with http:// or https://");
        }
        URI url;
        try {
            url = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new Refused("is not a URL: " + e.getReason());
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new Refused("must start with http:// or https://");
        }
        if (url.getRawUserInfo() != null) {
            throw new Refused("must not hold a user or password");
        }
        HostPort place = HostPort.of(url).orElseThrow(() -> new Refused("must name a host"));
        if (place.port() == 0 || place.port() > 65_535 || REFUSED_PORTS.contains(place.port())) {
            throw new Refused("must not use port " + place.port());
        }
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(scheme + "://" + place + url.getRawPath() + query);
    }

    /** Why a URL is not scraped; the message completes "the target …". It never repeats the URL. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
