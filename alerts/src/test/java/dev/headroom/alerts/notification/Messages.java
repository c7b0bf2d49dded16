package dev.headroom.alerts.notification;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.IncidentLabels;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.diagnosis.Fact;
import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Messages for tests of channels. */
public final class Messages {

    public static final Instant SINCE = Instant.parse("2026-11-11T12:01:00Z");

    private Messages() {}

    public static Message firing() {
        return message(Message.Kind.FIRING, "deepseek-v3 rejects 4.1 % of requests: rate limiter");
    }

    public static Message resolved() {
        return message(Message.Kind.RESOLVED, "deepseek-v3 rejects 4.1 % of requests: rate limiter");
    }

    public static Message titled(String title) {
        return message(Message.Kind.FIRING, title);
    }

    private static Message message(Message.Kind kind, String title) {
        boolean resolved = kind == Message.Kind.RESOLVED;
        return new Message(
                42,
                kind,
                Severity.WARNING,
                "rejected-429",
                new ServiceName("deepseek-v3"),
                "",
                title,
                resolved ? "Values are good again." : "For 6 min offered 1,182 req/s over rps_limit 1,000.",
                Map.of(
                        IncidentFacts.of(Cause.RATE_LIMITER), 1.0,
                        IncidentFacts.of(Fact.Measure.OFFERED_RPS), 1182.0,
                        IncidentFacts.boundOf(Fact.Measure.OFFERED_RPS), 1000.0,
                        IncidentFacts.of(Fact.Measure.GPU_UTILIZATION), 0.61),
                IncidentLabels.of("rejected-429", "deepseek-v3", Severity.WARNING, "", Map.of()),
                SINCE,
                resolved ? SINCE.plusSeconds(720) : SINCE,
                Optional.empty());
    }
}
