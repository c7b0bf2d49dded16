package dev.headroom.alerts.rulebook;

import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Watch;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through the values of one service as the state machine would: no data moves nothing for a while. One thread. */
final class Rehearsal {

    private static final Duration PENDING_WITHOUT_DATA = Duration.ofMinutes(5);

    private final Rule rule;
    private final ServiceName service;
    private final List<DryRun.Firing> firings = new ArrayList<>();
    private @Nullable Instant badSince;
    private @Nullable Instant goodSince;
    private @Nullable Instant lastKnown;
    private @Nullable Instant firingSince;
    private double worst;

    Rehearsal(Rule rule, ServiceName service) {
        this.rule = rule;
        this.service = service;
    }

    void see(TimeSeries values) {
        for (int point = 0; point < values.size(); point++) {
            if (values.known(point)) {
                see(values.timeOf(point), values.at(point));
            }
        }
    }

    private void see(Instant time, double value) {
        if (firingSince == null
                && lastKnown != null
                && lastKnown.plus(PENDING_WITHOUT_DATA).isBefore(time)) {
            badSince = null;
        }
        lastKnown = time;
        if (rule.isBreachedBy(value)) {
            bad(time, value);
        } else {
            good(time);
        }
    }

    private void bad(Instant time, double value) {
        goodSince = null;
        worst = badSince == null ? value : further(worst, value);
        badSince = badSince == null ? time : badSince;
        if (firingSince == null && held(badSince, time, rule.holdFor())) {
            firingSince = time;
        }
    }

    private void good(Instant time) {
        if (firingSince == null) {
            badSince = null;
            return;
        }
        goodSince = goodSince == null ? time : goodSince;
        if (held(goodSince, time, rule.keepFiringFor())) {
            firings.add(new DryRun.Firing(service, firingSince, Optional.of(time), worst));
            firingSince = null;
            badSince = null;
            goodSince = null;
        }
    }

    private double further(double one, double other) {
        boolean below = rule.watch().filter(Watch::below).isPresent();
        return below ? Math.min(one, other) : Math.max(one, other);
    }

    private static boolean held(Instant since, Instant now, Duration wanted) {
        return Duration.between(since, now).compareTo(wanted) >= 0;
    }

    /** Those that are over, and the one that lasts. */
    List<DryRun.Firing> firings() {
        List<DryRun.Firing> all = new ArrayList<>(firings);
        if (firingSince != null) {
            all.add(new DryRun.Firing(service, firingSince, Optional.empty(), worst));
        }
        return all;
    }
}
