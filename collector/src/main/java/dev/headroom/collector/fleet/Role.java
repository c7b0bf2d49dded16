package dev.headroom.collector.fleet;

/** A part of the product's work that a process may take on. */
public enum Role {
    /** Scrapes targets. */
    COLLECTOR,
    /** Learns capacities and forecasts load. */
    FORECASTER,
    /** Evaluates rules and delivers messages. */
    ALERTER,
    /** Serves the dashboard and the REST API. */
    WEB
}
