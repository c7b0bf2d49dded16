package dev.headroom.alerts.delivery;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.headroom.alerts.notification.Envelope;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.Pace;
import dev.headroom.alerts.settings.Grouping;
import dev.headroom.alerts.silence.Matcher;
import dev.headroom.alerts.silence.Quiet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides what one channel is to be told now. The first news of a group that was quiet is told at once; what follows
 * within the wait is told together, and from then on once per interval; that somebody takes care disturbs nobody and is told
 * at once. Decides only: the same question has the same
 * answer until something was told.
 */
final class Planner {

    private static final Comparator<Message> FIRING_FIRST = comparing(
                    (Message message) -> message.kind() == Message.Kind.RESOLVED)
            .thenComparing(Message::severity)
            .thenComparing(Message::since)
            .thenComparingLong(Message::incident);

    private final Routing routing;
    private final Grouping grouping;
    private final Pace pace;

    Planner(Routing routing, Grouping grouping, Pace pace) {
        this.routing = routing;
        this.grouping = grouping;
        this.pace = pace;
    }

    /** The most urgent group first. */
    List<Notice> plan(List<Standing> standings, Map<String, GroupState> states, Quiet quiet, Instant now) {
        Map<String, List<Standing>> groups = standings.stream()
                .filter(standing -> routing.concerns(standing, now))
                .filter(standing ->
                        !standing.isFiring() || quiet.about(standing.labels()).isEmpty())
                .collect(groupingBy(this::groupOf, TreeMap::new, toList()));
        List<Notice> notices = new ArrayList<>();
        groups.forEach((group, members) -> notice(group, members, Optional.ofNullable(states.get(group)), now)
                .ifPresent(notices::add));
        notices.sort(comparing((Notice notice) -> notice.messages().getFirst(), FIRING_FIRST));
        return notices;
    }

    private Optional<Notice> notice(String group, List<Standing> members, Optional<GroupState> state, Instant now) {
        boolean news = members.stream().anyMatch(member -> news(member).isPresent());
        boolean due = state.map(known -> !known.nextNews(grouping).isAfter(now)).orElse(true)
                || (news
                        && members.stream()
                                .noneMatch(member -> member.news(false).isPresent()));
        boolean repeated = !news && isRepeatDue(members, state, now);
        if (!repeated && !(news && due)) {
            return Optional.empty();
        }
        List<Message> messages = members.stream()
                .map(this::message)
                .flatMap(Optional::stream)
                .sorted(FIRING_FIRST)
                .toList();
        String reference = state.map(GroupState::reference).orElse("");
        return Optional.of(new Notice(Envelope.of(group, messages, repeated, reference), messages));
    }

    private Optional<Message.Kind> news(Standing member) {
        return member.news(pace.followsAcknowledgement());
    }

    /** What is not news is in the message all the same while it fires: a group is told as it stands. */
    private Optional<Message> message(Standing member) {
        return news(member)
                .or(() -> member.isFiring() ? Optional.of(Message.Kind.FIRING) : Optional.empty())
                .map(member::message);
    }

    private boolean isRepeatDue(List<Standing> members, Optional<GroupState> state, Instant now) {
        return state.isPresent()
                && !state.get().toldAt().plus(grouping.repeat()).isAfter(now)
                && members.stream()
                        .anyMatch(member -> member.isFiring()
                                && (!pace.summarises()
                                        || member.incident().acknowledgedBy().isEmpty()));
    }

    private String groupOf(Standing standing) {
        Map<String, String> labels = standing.labels();
        return grouping.by().stream()
                .map(label -> Matcher.of(label, Matcher.Operator.EQUAL, labels.getOrDefault(label, ""))
                        .toString())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
