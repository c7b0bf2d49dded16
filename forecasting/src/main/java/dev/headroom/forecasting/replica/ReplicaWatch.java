package dev.headroom.forecasting.replica;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.NodeState;
import dev.headroom.collector.history.TargetState;
import dev.headroom.forecasting.annotation.Annotation;
import dev.headroom.forecasting.annotation.Annotations;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares what answers now with what answered at the last look. A target that appears and does not answer yet is a replica
 * that starts; one that is silent for longer than {@link #LONGEST_START} is broken rather than starting. What was there at
 * the first look tells nothing: nobody saw it come. One thread looks; {@link #pending} may be asked by any.
 */
public final class ReplicaWatch {

    public static final Duration LONGEST_START = Duration.ofHours(1);
    /** A node without a sample for so long has gone. */
    private static final Duration GONE = Duration.ofMinutes(5);

    /** More names than this no chart has room for. */
    private static final int MOST_NAMES = 3;

    private static final String SELF = "headroom";

    private final History history;
    private final Annotations annotations;
    private final ReplicaStarts starts;
    private final Map<ServiceName, Set<String>> up = new HashMap<>();
    private final Map<String, Start> starting = new ConcurrentHashMap<>();
    private final Set<String> silentFromTheFirst = new HashSet<>();
    private boolean looked;

    private record Start(ServiceName service, Instant since) {}

    public ReplicaWatch(History history, Annotations annotations, ReplicaStarts starts) {
        this.history = history;
        this.annotations = annotations;
        this.starts = starts;
    }

    public void look(Instant now) {
        for (TargetState target : history.targets()) {
            watchStart(target, now);
        }
        starting.values().removeIf(start -> start.since().plus(LONGEST_START).isBefore(now));
        for (ServiceName service : history.services()) {
            compare(service, now);
        }
        looked = true;
    }

    /** Replicas that have appeared and do not answer yet. */
    public int pending(ServiceName service) {
        return (int) starting.values().stream()
                .filter(start -> start.service().equals(service))
                .count();
    }

    private void watchStart(TargetState state, Instant now) {
        String target = state.last().target();
        if (state.lastUp().isPresent()) {
            Start start = starting.remove(target);
            if (start != null) {
                starts.add(start.service(), target, now, Duration.between(start.since(), now));
            }
            silentFromTheFirst.remove(target);
        } else if (!looked) {
            silentFromTheFirst.add(target);
        } else if (!silentFromTheFirst.contains(target)) {
            Instant since = state.last().time().isBefore(now) ? state.last().time() : now;
            starting.putIfAbsent(target, new Start(new ServiceName(state.last().service()), since));
        }
    }

    private void compare(ServiceName service, Instant now) {
        Set<String> present = new TreeSet<>();
        for (NodeState node : history.nodes(service)) {
            if (!node.gateway() && !node.lastSample().plus(GONE).isBefore(now)) {
                present.add(node.profile().node().node());
            }
        }
        Set<String> before = up.put(service, present);
        // Nodes that all fall silent at once are an outage of ours or of the network rather than scaling.
        if (before == null || before.equals(present) || present.isEmpty() || before.isEmpty()) {
            return;
        }
        annotations.add(new Annotation(0, now, Optional.of(service), Annotation.SCALE, words(before, present), SELF));
    }

    private static String words(Set<String> before, Set<String> present) {
        Set<String> came = new TreeSet<>(present);
        came.removeAll(before);
        Set<String> went = new TreeSet<>(before);
        went.removeAll(present);
        StringBuilder words = new StringBuilder("%d → %d".formatted(before.size(), present.size()));
        came.stream().limit(MOST_NAMES).forEach(name -> words.append(" +").append(name));
        went.stream().limit(MOST_NAMES).forEach(name -> words.append(" −").append(name));
        return words.toString();
    }
}
