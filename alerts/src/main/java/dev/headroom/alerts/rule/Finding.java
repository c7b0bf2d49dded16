package dev.headroom.alerts.rule;

import dev.headroom.collector.fleet.ServiceName;

/**
 * What one rule says of one subject now.
 *
 * @param subject the target it is about; empty when it is about the whole service
 */
public record Finding(Rule rule, ServiceName service, String subject, Reading reading) {}
