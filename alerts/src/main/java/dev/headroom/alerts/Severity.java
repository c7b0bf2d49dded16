package dev.headroom.alerts;

/** How urgent an incident is. */
public enum Severity {
    CRITICAL,
    WARNING,
    INFO
}
