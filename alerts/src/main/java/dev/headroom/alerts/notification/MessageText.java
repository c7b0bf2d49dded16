package dev.headroom.alerts.notification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.headroom.alerts.text.Quantities;
import dev.headroom.alerts.text.TextLimit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A notification in words that know no channel: each channel escapes, cuts and arranges them.
 *
 * @param tone what colour and urgency it has
 * @param headline one line; never empty
 * @param why the evidence in one sentence
 * @param since when it began, how long it lasted if it is over, and who takes care
 * @param whatToDo empty when there is nothing to do
 * @param numbers label and value
 * @param more one line for each further incident
 * @param link to the dashboard; empty when its address is not known
 */
public record MessageText(
        Tone tone,
        String headline,
        String why,
        String since,
        String whatToDo,
        List<NumberLines.Line> numbers,
        List<String> more,
        Optional<URI> link) {

    /** The colour of a message; its word stands in the headline as well. */
    public enum Tone {
        CRITICAL,
        WARNING,
        INFO,
        RESOLVED
    }

    private static final int MOST_LISTED = 15;
    private static final int MOST_RULES = 6;
    private static final int LONGEST_LISTED = 150;
    private static final String BETWEEN = " · ";

    public MessageText {
        numbers = List.copyOf(numbers);
        more = List.copyOf(more);
    }

    public static MessageText of(Notification notification, MessageStyle style) {
        return switch (notification) {
            case Notification.Alerts alerts
            when alerts.messages().size() == 1 ->
                single(alerts.messages().getFirst(), alerts.envelope().repeated(), style);
            case Notification.Alerts alerts -> group(alerts, style);
            case Notification.Summary(List<Message> messages) -> summary(messages, style);
            case Notification.Test(Instant at) -> test(at, style);
        };
    }

    private static MessageText test(Instant at, MessageStyle style) {
        Phrases phrases = style.phrases();
        return new MessageText(
                Tone.INFO,
                phrases.of("headline.test"),
                phrases.of("test.why"),
                phrases.of("test.sent", phrases.time(at)),
                "",
                List.of(),
                List.of(),
                style.publicUrl());
    }

    private static MessageText single(Message message, boolean repeated, MessageStyle style) {
        Phrases phrases = style.phrases();
        boolean over = isOver(message);
        return new MessageText(
                toneOf(message),
                headline(message, phrases),
                new IncidentTitle(message, phrases).why(),
                (repeated ? phrases.of("repeated") + BETWEEN : "") + since(message, phrases),
                over ? "" : WhatToDo.about(message, style),
                over ? List.of() : NumberLines.of(message.facts(), phrases),
                List.of(),
                style.page("/incidents?incident=" + message.incident()));
    }

    private static String since(Message message, Phrases phrases) {
        String begun = phrases.time(message.since());
        Duration lasted = Duration.between(message.since(), message.happenedAt());
        String line = isOver(message)
                ? phrases.of("since.lasted", begun, phrases.lasting(lasted))
                : phrases.of("since", begun);
        return message.acknowledgedBy()
                .map(who -> line + BETWEEN + phrases.of("acknowledged", who))
                .orElse(line);
    }

    /** The worst one in full, the others in a line each. */
    private static MessageText group(Notification.Alerts alerts, MessageStyle style) {
        List<Message> messages = alerts.messages();
        Phrases phrases = style.phrases();
        Message first = messages.getFirst();
        MessageText worst = single(first, alerts.envelope().repeated(), style);
        long firing = messages.stream().filter(message -> !isOver(message)).count();
        List<String> lines = lines(messages.subList(1, messages.size()), phrases);
        lines.addFirst(phrases.of("group.state", firing, messages.size() - firing));
        String services = services(messages);
        String headline = alerts.isOver()
                ? phrases.of("headline.group-over", messages.size(), services)
                : phrases.of(
                        "headline.firing",
                        phrases.of("severity." + first.severity()),
                        firing == 1
                                ? new IncidentTitle(first, phrases).title()
                                : phrases.of("headline.group", firing, services));
        String why = firing == 1 || alerts.isOver() ? worst.why() : headline(first, phrases) + ". " + worst.why();
        return new MessageText(
                worst.tone(),
                headline,
                why,
                worst.since(),
                worst.whatToDo(),
                worst.numbers(),
                lines,
                style.page("/incidents"));
    }

    private static String services(List<Message> messages) {
        List<String> names = messages.stream()
                .map(message -> message.service().value())
                .distinct()
                .toList();
        return names.stream().limit(3).collect(joining(", ")) + (names.size() > 3 ? ", …" : "");
    }

    private static MessageText summary(List<Message> messages, MessageStyle style) {
        Phrases phrases = style.phrases();
        Message worst =
                messages.stream().min(Comparator.comparing(MessageText::toneOf)).orElseThrow();
        List<String> lines = lines(messages, phrases);
        lines.addFirst(phrases.of("summary.rules", rules(messages)));
        return new MessageText(
                toneOf(worst),
                phrases.of("headline.summary", messages.size()),
                phrases.of("summary.why"),
                phrases.of("since.at", phrases.time(worst.happenedAt())),
                phrases.of("summary.todo"),
                List.of(),
                lines,
                style.page("/incidents"));
    }

    private static List<String> lines(List<Message> messages, Phrases phrases) {
        List<String> lines = messages.stream()
                .limit(MOST_LISTED)
                .map(message -> TextLimit.cut(headline(message, phrases), LONGEST_LISTED))
                .collect(Collectors.toCollection(ArrayList::new));
        if (messages.size() > MOST_LISTED) {
            lines.add(phrases.of("group.more", messages.size() - MOST_LISTED));
        }
        return lines;
    }

    /** The rules that are most often in it, with how often. */
    private static String rules(List<Message> messages) {
        Map<String, Long> counts =
                messages.stream().collect(groupingBy(Message::rule, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_RULES)
                .map(entry -> entry.getKey() + " × " + Quantities.count(entry.getValue()))
                .collect(joining(", "));
    }

    private static String headline(Message message, Phrases phrases) {
        String title = new IncidentTitle(message, phrases).title();
        return isOver(message)
                ? phrases.of("headline.resolved", title)
                : phrases.of("headline.firing", phrases.of("severity." + message.severity()), title);
    }

    private static boolean isOver(Message message) {
        return message.kind() == Message.Kind.RESOLVED;
    }

    private static Tone toneOf(Message message) {
        if (isOver(message)) {
            return Tone.RESOLVED;
        }
        return switch (message.severity()) {
            case CRITICAL -> Tone.CRITICAL;
            case WARNING -> Tone.WARNING;
            case INFO -> Tone.INFO;
        };
    }
}
