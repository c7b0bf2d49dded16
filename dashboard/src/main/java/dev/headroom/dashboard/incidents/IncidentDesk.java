package dev.headroom.dashboard.incidents;

import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Incidents;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hands out incidents and takes acknowledgements. Thread-safe. */
@Component
public final class IncidentDesk {
    private static final int MOST = 500;

    private final Incidents incidents;
    private final AuthenticationContext authentication;

    IncidentDesk(Incidents incidents, AuthenticationContext authentication) {
        this.incidents = incidents;
        this.authentication = authentication;
    }

    public Loaded<List<Incident>> firing() {
        List<Incident> firing = incidents.firing();
        return firing.isEmpty() ? Loaded.none("incidents.none-firing") : Loaded.of(firing);
    }

    public List<Incident> firingFor(ServiceName service) {
        return incidents.firing().stream()
                .filter(incident -> incident.service().equals(service))
                .toList();
    }

    Loaded<List<Incident>> past(Moment moment) {
        List<Incident> past = incidents.between(moment.from(), moment.to(), MOST).stream()
                .filter(incident -> incident.state() == Incident.State.RESOLVED)
                .toList();
        return past.isEmpty() ? Loaded.none("incidents.none-past") : Loaded.of(past);
    }

    /** In the name of whoever is logged in; call it from the UI thread. */
    public boolean acknowledge(Incident incident) {
        return incidents.acknowledge(
                incident.id(), authentication.getPrincipalName().orElse("anonymous"), "dashboard");
    }
}
