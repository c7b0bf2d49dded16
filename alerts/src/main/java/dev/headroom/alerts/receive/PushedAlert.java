package dev.headroom.alerts.receive;

import dev.headroom.alerts.Severity;
import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;
import java.util.Map;

/**
 * One alert as an Alertmanager told it.
 *
 * @param subject what it is about, or its fingerprint, so that two alerts of one name stay apart
 * @param labels without those that say rule, service, severity and subject
 */
public record PushedAlert(
        String rule,
        ServiceName service,
        String subject,
        Severity severity,
        boolean firing,
        String title,
        String summary,
        Map<String, String> labels,
        Instant since) {
    public PushedAlert {
        labels = Map.copyOf(labels);
    }
}
