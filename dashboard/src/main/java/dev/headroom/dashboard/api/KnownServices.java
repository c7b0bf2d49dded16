package dev.headroom.dashboard.api;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import org.springframework.stereotype.Component;

/** Turns the name in a path into a service that exists. */
@Component
public final class KnownServices {

    private final History history;

    KnownServices(History history) {
        this.history = history;
    }

    public ServiceName require(String name) {
        return history.services().stream()
                .filter(service -> service.value().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no service of this name."));
    }
}
