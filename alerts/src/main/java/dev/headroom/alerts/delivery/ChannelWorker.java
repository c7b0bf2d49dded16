package dev.headroom.alerts.delivery;

import dev.headroom.alerts.DeliveryAttempt.Outcome;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.settings.DeliverySettings;
import dev.headroom.alerts.settings.Grouping;
import dev.headroom.alerts.silence.Quiet;
import dev.headroom.alerts.silence.Silences;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one channel what it does not know. One thread at a time; each channel has its own, so a slow one delays no other. */
final class ChannelWorker {

    /** More groups than this at one moment are told in one message. */
    static final int MOST_SINGLE_MESSAGES = 10;

    private static final Logger log = LoggerFactory.getLogger(ChannelWorker.class);

    private final Notifier notifier;
    private final DeliveryLedger ledger;
    private final Silences silences;
    private final DeliverySettings settings;
    private final Grouping grouping;
    private final Planner planner;
    private final InstantSource clock;
    private final Retries retries;
    private final ChannelBudget budget;
    private final MeterRegistry meters;
    /** Why the last message was not taken; empty when it was. */
    private Optional<String> trouble = Optional.empty();
    /** The receiver asked to be left alone until then, or a summary has just been sent. */
    private Instant pausedUntil = Instant.MIN;

    ChannelWorker(Notifier notifier, DeliveryDesk desk) {
        this.notifier = notifier;
        this.ledger = desk.ledger();
        this.silences = desk.silences();
        this.settings = desk.settings();
        this.grouping = notifier.grouping(desk.settings().grouping());
        this.planner = new Planner(new Routing(notifier.channel(), settings), grouping, notifier.pace());
        this.clock = desk.clock();
        this.retries = new Retries(desk.random(), grouping.interval());
        this.budget = new ChannelBudget(notifier.pace(), clock);
        this.meters = desk.meters();
    }

    String channel() {
        return notifier.channel();
    }

    /** Why the last message was not taken; empty when it was, or when there has been none. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Hands over what is due at this moment; returns whether anything was attempted. */
    boolean deliverDue() {
        Instant now = clock.instant();
        if (now.isBefore(pausedUntil)) {
            return false;
        }
        Map<String, GroupState> states = ledger.groups(channel());
        List<Notice> planned = plan(states, now);
        retries.keepOnly(planned.stream().map(Notice::group).collect(Collectors.toSet()));
        List<Notice> due =
                planned.stream().filter(notice -> retries.mayTry(notice, now)).toList();
        boolean tooMany = due.size() > Math.min(MOST_SINGLE_MESSAGES, budget.available());
        if (tooMany && notifier.pace().summarises()) {
            return summarise(due, states);
        }
        return deliver(due, states);
    }

    private List<Notice> plan(Map<String, GroupState> states, Instant now) {
        List<Standing> standings = ledger.standings(channel(), now);
        if (standings.isEmpty()) {
            return List.of();
        }
        List<Map<String, String>> firing = standings.stream()
                .filter(Standing::isFiring)
                .map(Standing::labels)
                .toList();
        Quiet quiet = new Quiet(settings.mutes(), silences.active(now), firing, now);
        return planner.plan(standings, states, quiet, now);
    }

    private boolean deliver(List<Notice> due, Map<String, GroupState> states) {
        boolean attempted = false;
        for (Notice notice : due) {
            if (clock.instant().isBefore(pausedUntil) || !budget.take()) {
                break;
            }
            attempt(List.of(notice), notice.notification(), states);
            attempted = true;
        }
        return attempted;
    }

    private boolean summarise(List<Notice> due, Map<String, GroupState> states) {
        if (!budget.take()) {
            return false;
        }
        List<Message> all =
                due.stream().flatMap(notice -> notice.messages().stream()).toList();
        attempt(due, new Notification.Summary(all), states);
        pause(clock.instant().plus(grouping.firstWait()));
        return true;
    }

    private void attempt(List<Notice> notices, Notification notification, Map<String, GroupState> states) {
        long attempt = ledger.begin(new DeliveryLedger.Attempt(channel(), notices), clock.instant());
        Handover handover = handOver(notification);
        Instant now = clock.instant();
        switch (handover) {
            case Handover.Delivered(String detail, String reference) -> {
                Map<String, GroupState> after = new HashMap<>();
                notices.forEach(notice -> after.put(notice.group(), next(notice, states, reference, now)));
                ledger.delivered(attempt, detail, notices, after, now);
                notices.forEach(retries::delivered);
                trouble = Optional.empty();
                count(Outcome.DELIVERED);
            }
            case Handover.Refused(String detail) -> {
                log.warn("Channel {} refused a message: {}", channel(), detail);
                trouble = Optional.of(detail);
                ledger.failed(attempt, Outcome.REFUSED, detail, now);
                notices.forEach(notice -> retries.refused(notice, now));
                count(Outcome.REFUSED);
            }
            case Handover.TryAgain(String detail, Optional<Duration> after) -> {
                ledger.failed(attempt, Outcome.RETRIED, detail, now);
                trouble = Optional.of(detail);
                notices.forEach(notice -> {
                    Instant next = retries.failed(notice, after, now);
                    if (after.isPresent()) {
                        pause(next);
                    }
                });
                count(Outcome.RETRIED);
            }
        }
    }

    private GroupState next(Notice notice, Map<String, GroupState> states, String reference, Instant now) {
        Optional<GroupState> before = Optional.ofNullable(states.get(notice.group()));
        return GroupState.after(before, grouping, now, notice.isOver() ? "" : reference);
    }

    private void pause(Instant until) {
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
        }
    }

    private Handover handOver(Notification notification) {
        try {
            return notifier.handOver(notification);
        } catch (RuntimeException e) {
            log.warn("Channel {} failed in an unforeseen way; the message will be sent again.", channel(), e);
            return new Handover.TryAgain("failed unexpectedly: " + e.getClass().getSimpleName(), Optional.empty());
        }
    }

    private void count(Outcome outcome) {
        Counter.builder("headroom.notifications")
                .description("Attempts to hand messages to a channel, by outcome")
                .tag("channel", channel())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
    }
}
