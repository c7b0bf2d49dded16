package dev.headroom.alerts.silence;

import dev.headroom.alerts.IncidentLabels;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is muted at one moment. Immutable. */
public final class Quiet {

    private final List<Silence> silences;
    private final List<MaintenanceWindow> windows;
    private final List<Inhibition> inhibitions;
    private final List<Map<String, String>> firing;

    /** Only {@code silences} and windows that are in force at {@code now} count; {@code firing} are labels. */
    public Quiet(MutePolicy policy, Collection<Silence> silences, Collection<Map<String, String>> firing, Instant now) {
        this.silences =
                silences.stream().filter(silence -> silence.isActive(now)).toList();
        this.windows =
                policy.windows().stream().filter(window -> window.isOpen(now)).toList();
        this.inhibitions = policy.inhibitions();
        this.firing = List.copyOf(firing);
    }

    /** Empty when the incident is to be told. */
    public Optional<Mute> about(Map<String, String> labels) {
        Stream<Mute> bySilence = silences.stream()
                .filter(silence -> silence.matchers().match(labels))
                .map(Mute.Silenced::new);
        Stream<Mute> byWindow = windows.stream()
                .filter(window -> window.matchers().match(labels))
                .map(Mute.InMaintenance::new);
        Stream<Mute> byOthers = inhibitions.stream()
                .filter(inhibition -> inhibition.target().match(labels))
                .flatMap(inhibition -> firing.stream().filter(other -> inhibition.holds(other, labels)))
                .map(other -> new Mute.Inhibited(other.getOrDefault(IncidentLabels.RULE, "")));
        return Stream.of(bySilence, byWindow, byOthers).flatMap(each -> each).findFirst();
    }
}
