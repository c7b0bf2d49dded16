package dev.headroom.forecasting.artefact;

import dev.headroom.collector.fleet.ServiceName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A service's name where only some characters are allowed. Names come from outside: nothing of them may escape its place. */
final class Names {

    private static final int LONGEST_LABEL = 50;

    private Names() {}

    /** As Kubernetes wants it (RFC 1123): letters, digits and dashes, beginning and ending with a letter or digit. */
    static String kubernetes(ServiceName service) {
        String label = service.value()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String cut = label.substring(0, Math.min(label.length(), LONGEST_LABEL)).replaceAll("-+$", "");
        return cut.isEmpty() ? "service-" + Integer.toHexString(service.value().hashCode()) : cut;
    }

    /** As a name in nginx. */
    static String identifier(ServiceName service) {
        return kubernetes(service).replace('-', '_');
    }

    /** Within double quotes of YAML, PromQL or nginx, which take backslashes alike. */
    static String quoted(String text) {
        return plain(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** One segment of a URL's path. */
    static String path(ServiceName service) {
        return URLEncoder.encode(service.value(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** On one line. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    }
}
