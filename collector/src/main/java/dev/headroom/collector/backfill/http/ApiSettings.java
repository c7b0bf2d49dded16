package dev.headroom.collector.backfill.http;

import dev.headroom.collector.fleet.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where a query API is and what it wants to see.
 *
 * @param url in front of {@code /api/v1}
 * @param headers such as the tenant; they may hold secrets
 */
public record ApiSettings(URI url, Optional<Secret> bearerToken, Map<String, Secret> headers) {
    public ApiSettings {
        headers = Map.copyOf(headers);
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("url must be an http or https address without a user");
        }
    }

    /** Fit for messages: host and path. */
    public String shown() {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + (url.getRawPath() == null ? "" : url.getRawPath());
    }
}
