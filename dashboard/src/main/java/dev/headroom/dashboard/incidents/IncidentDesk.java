package dev.headroom.dashboard.incidents;

import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.headroom.alerts.DeliveryAttempt;
import dev.headroom.alerts.DeliveryLog;
import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Incidents;
import dev.headroom.alerts.silence.Matchers;
import dev.headroom.alerts.silence.Silence;
import dev.headroom.alerts.silence.Silences;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands out incidents and takes acknowledgements. Thread-safe. */
@Component
public final class IncidentDesk {
    private static final int MOST = 500;

    private static final int MOST_ATTEMPTS = 50;
    private static final String ORIGIN = "dashboard";

    private final Incidents incidents;
    private final Silences silences;
    private final DeliveryLog log;
    private final AuthenticationContext authentication;

    IncidentDesk(Incidents incidents, Silences silences, DeliveryLog log, AuthenticationContext authentication) {
        this.incidents = incidents;
        this.silences = silences;
        this.log = log;
        this.authentication = authentication;
    }

    Optional<Incident> find(long id) {
        return incidents.find(id);
    }

    Loaded<List<Silence>> silences(Moment moment) {
        List<Silence> lasting = silences.all(MOST).stream()
                .filter(silence -> !silence.isOver(moment.now()))
                .toList();
        return lasting.isEmpty() ? Loaded.none("silences.none") : Loaded.of(lasting);
    }

    /** What fires now and would be kept quiet. */
    List<Incident> matching(Matchers matchers) {
        return incidents.firing().stream()
                .filter(incident -> matchers.match(incident.labels()))
                .toList();
    }

    Silence silence(Silence wanted) {
        return silences.create(wanted, ORIGIN);
    }

    boolean end(Silence silence) {
        return silences.expire(silence.id(), user(), ORIGIN);
    }

    Loaded<List<DeliveryAttempt>> attempts(Moment moment) {
        List<DeliveryAttempt> attempts = log.between(moment.from(), moment.to(), MOST);
        return attempts.isEmpty() ? Loaded.none("deliveries.none") : Loaded.of(attempts);
    }

    List<DeliveryAttempt> attemptsFor(Incident incident) {
        return log.ofIncident(incident.id(), MOST_ATTEMPTS);
    }

    /** Whoever is logged in; call it from the UI thread. */
    String user() {
        return authentication.getPrincipalName().orElse("anonymous");
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
        return incidents.acknowledge(incident.id(), user(), ORIGIN);
    }
}
