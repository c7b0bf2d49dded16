package dev.headroom.alerts.slack;

import dev.headroom.alerts.notification.Pace;
import java.time.Duration;
import java.util.List;

/** About one message per second and channel, short bursts apart (docs.slack.dev/apis/web-api/rate-limits). */
final class SlackPace {

    private static final Pace.Limit LIMIT = new Pace.Limit(3, Duration.ofSeconds(3));

    static final Pace OF_ONE_CHANNEL = Pace.of(LIMIT);
    static final Pace OF_A_BOT = new Pace(List.of(LIMIT), true, true);

    private SlackPace() {}
}
