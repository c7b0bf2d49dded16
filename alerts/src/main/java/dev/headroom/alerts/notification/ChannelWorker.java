package dev.headroom.alerts.notification;

import dev.headroom.alerts.notification.Attempt.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Empties the outbox of one channel. One thread at a time; each channel has its own, so a slow one delays no other. */
final class ChannelWorker {

    /** More messages than this from one evaluation are told in one. */
    static final int MOST_SINGLE_MESSAGES = 10;

    /** Longer than ten exchanges at their deadline, so that a lease ends only when its holder is gone. */
    private static final Duration LEASE = Duration.ofMinutes(6);

    private static final Logger log = LoggerFactory.getLogger(ChannelWorker.class);

    private final Notifier notifier;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Backoff backoff;
    private final MeterRegistry meters;
    /** The receiver asked to be left alone until then. */
    private Instant pausedUntil = Instant.MIN;

    ChannelWorker(Notifier notifier, Outbox outbox, InstantSource clock, RandomGenerator random, MeterRegistry meters) {
        this.notifier = notifier;
        this.outbox = outbox;
        this.clock = clock;
        this.backoff = new Backoff(random);
        this.meters = meters;
    }

    String channel() {
        return notifier.channel();
    }

    /** Hands over everything that is due; returns whether anything was attempted. */
    boolean deliverDue() {
        boolean attempted = false;
        while (!clock.instant().isBefore(pausedUntil)) {
            Instant now = clock.instant();
            List<Due> batch = outbox.take(channel(), now, now.plus(LEASE));
            if (batch.isEmpty()) {
                break;
            }
            attempted = true;
            deliver(batch);
        }
        return attempted;
    }

    private void deliver(List<Due> batch) {
        if (batch.size() > MOST_SINGLE_MESSAGES) {
            List<Message> messages = batch.stream().map(Due::message).toList();
            report(batch, handOver(new Notification.Summary(messages)));
            return;
        }
        for (int index = 0; index < batch.size(); index++) {
            Due due = batch.get(index);
            Handover handover = handOver(new Notification.Single(due.message()));
            report(List.of(due), handover);
            if (clock.instant().isBefore(pausedUntil)) {
                report(batch.subList(index + 1, batch.size()), handover);
                return;
            }
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

    private void report(List<Due> batch, Handover handover) {
        Instant now = clock.instant();
        List<Attempt> attempts = new ArrayList<>();
        for (Due due : batch) {
            attempts.add(attempt(due, handover, now));
        }
        outbox.record(attempts);
        attempts.forEach(this::count);
    }

    private Attempt attempt(Due due, Handover handover, Instant now) {
        return switch (handover) {
            case Handover.Delivered(String detail) -> new Attempt(due.id(), Outcome.DELIVERED, now, now, detail);
            case Handover.Refused(String detail) -> {
                log.warn("Channel {} refused a message: {}", channel(), detail);
                yield new Attempt(due.id(), Outcome.REFUSED, now, now, detail);
            }
            case Handover.TryAgain(String detail, Optional<Duration> after) -> {
                Instant next = now.plus(backoff.after(due.attempts(), after));
                if (after.isPresent() && next.isAfter(pausedUntil)) {
                    pausedUntil = next;
                }
                Outcome outcome = next.isAfter(due.expiresAt()) ? Outcome.EXPIRED : Outcome.RETRIED;
                yield new Attempt(due.id(), outcome, now, next, detail);
            }
        };
    }

    private void count(Attempt attempt) {
        Counter.builder("headroom.notifications")
                .description("Attempts to hand messages to a channel, by outcome")
                .tag("channel", channel())
                .tag("outcome", attempt.outcome().label())
                .register(meters)
                .increment();
    }
}
