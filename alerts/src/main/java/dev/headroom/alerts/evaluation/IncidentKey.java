package dev.headroom.alerts.evaluation;

import dev.headroom.collector.fleet.ServiceName;

/** What an incident is about. At most one incident per key is open. */
public record IncidentKey(String rule, ServiceName service, String subject) {}
