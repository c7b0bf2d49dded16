package dev.headroom.alerts.http;

import dev.headroom.collector.fleet.Secret;
import java.util.Map;

/** A JSON document on its way to an address. Addresses and headers may hold keys, so neither is printed. */
public record Post(Secret url, Map<String, Secret> headers, String json) {

    public Post {
        headers = Map.copyOf(headers);
    }

    public Post(Secret url, String json) {
        this(url, Map.of(), json);
    }

    @Override
    public String toString() {
        return "Post[***]";
    }
}
