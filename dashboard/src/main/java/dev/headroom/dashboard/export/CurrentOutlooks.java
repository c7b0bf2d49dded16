package dev.headroom.dashboard.export;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.Outlooks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** The outlooks that may still be acted on. */
@Component
public final class CurrentOutlooks {

    /** Three refreshes may fail before an outlook is no longer trusted. */
    private static final Duration OUTLOOK_TRUST = Duration.ofMinutes(30);

    private static final Duration SAMPLE_TRUST = Duration.ofMinutes(5);

    private final Outlooks outlooks;
    private final History history;
    private final InstantSource clock;

    CurrentOutlooks(Outlooks outlooks, History history, InstantSource clock) {
        this.outlooks = outlooks;
        this.history = history;
        this.clock = clock;
    }

    /** An outlook, or why none may be used. */
    public sealed interface Found {
        record Current(Outlook outlook) implements Found {}

        record Doubtful(String reason) implements Found {}
    }

    public Found find(ServiceName service) {
        Instant now = clock.instant();
        boolean fresh = history.lastSample(service)
                .map(sample -> sample.plus(SAMPLE_TRUST).isAfter(now))
                .orElse(false);
        if (!fresh) {
            return new Found.Doubtful("There is no sample of the last 5 minutes.");
        }
        return outlooks.latest(service)
                .<Found>map(outlook -> outlook.madeAt().plus(OUTLOOK_TRUST).isAfter(now)
                        ? new Found.Current(outlook)
                        : new Found.Doubtful("The newest outlook is older than 30 minutes."))
                .orElseGet(() -> new Found.Doubtful("No outlook was made yet."));
    }
}
