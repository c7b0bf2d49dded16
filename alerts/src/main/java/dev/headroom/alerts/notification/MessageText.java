package dev.headroom.alerts.notification;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.notification.NumberLines.Line;
import dev.headroom.alerts.text.Quantities;
import dev.headroom.alerts.text.TextLimit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A notification in words that know no channel: each channel escapes, cuts and arranges them.
 *
 * @param tone what colour and urgency it has
 * @param headline one line; never empty
 * @param why the evidence in one sentence
 * @param since when it began, and how long it lasted if it is over
 * @param whatToDo empty when there is nothing to do
 * @param numbers label and value
 * @param more one line for each further incident of a summary
 * @param link to the dashboard; empty when its address is not known
 */
public record MessageText(
        Tone tone,
        String headline,
        String why,
        String since,
        String whatToDo,
        List<Line> numbers,
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
    private static final int LONGEST_LISTED = 150;

    public MessageText {
        numbers = List.copyOf(numbers);
        more = List.copyOf(more);
    }

    public static MessageText of(Notification notification, Optional<URI> publicUrl) {
        return switch (notification) {
            case Notification.Single(Message message) -> single(message, publicUrl);
            case Notification.Summary(List<Message> messages) -> summary(messages, publicUrl);
            case Notification.Test(Instant at) ->
                new MessageText(
                        Tone.INFO,
                        "Headroom test message",
                        "This channel works: messages about incidents will arrive here.",
                        "Sent " + Quantities.time(at),
                        "",
                        List.of(),
                        List.of(),
                        publicUrl);
        };
    }

    private static MessageText single(Message message, Optional<URI> publicUrl) {
        boolean resolved = message.kind() == Message.Kind.RESOLVED;
        Duration lasted = Duration.between(message.since(), message.happenedAt());
        return new MessageText(
                toneOf(message),
                headline(message),
                message.summary(),
                "Since " + Quantities.time(message.since())
                        + (resolved ? ", lasted " + Quantities.lasting(lasted) : ""),
                resolved ? "" : WhatToDo.about(message),
                resolved ? List.of() : NumberLines.of(message.facts()),
                List.of(),
                publicUrl.map(url -> incidentPage(url, message.incident())));
    }

    private static MessageText summary(List<Message> messages, Optional<URI> publicUrl) {
        Message worst =
                messages.stream().min(Comparator.comparing(MessageText::toneOf)).orElseThrow();
        List<String> lines = new ArrayList<>();
        messages.stream()
                .limit(MOST_LISTED)
                .forEach(message -> lines.add(TextLimit.cut(headline(message), LONGEST_LISTED)));
        if (messages.size() > MOST_LISTED) {
            lines.add("and " + (messages.size() - MOST_LISTED) + " more");
        }
        return new MessageText(
                toneOf(worst),
                messages.size() + " alerts changed at once",
                "They are told in one message so that it can be read.",
                "At " + Quantities.time(worst.happenedAt()),
                "Look for what they have in common: a node, a network, a release.",
                List.of(),
                lines,
                publicUrl.map(url -> page(url, "/incidents")));
    }

    private static String headline(Message message) {
        String title = message.title().isBlank() ? message.rule() + " on " + message.service() : message.title();
        return switch (message.kind()) {
            case RESOLVED -> "Resolved: " + title;
            case FIRING, ESCALATED -> word(message.severity()) + ": " + title;
        };
    }

    private static String word(Severity severity) {
        String name = severity.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Tone toneOf(Message message) {
        if (message.kind() == Message.Kind.RESOLVED) {
            return Tone.RESOLVED;
        }
        return switch (message.severity()) {
            case CRITICAL -> Tone.CRITICAL;
            case WARNING -> Tone.WARNING;
            case INFO -> Tone.INFO;
        };
    }

    private static URI incidentPage(URI publicUrl, long incident) {
        return page(publicUrl, "/incidents?incident=" + incident);
    }

    private static URI page(URI publicUrl, String path) {
        String base = publicUrl.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }
}
