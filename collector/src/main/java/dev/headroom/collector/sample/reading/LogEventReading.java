package dev.headroom.collector.sample.reading;

import dev.headroom.collector.sample.NodeKey;

/**
 * How many lines of a node's logs matched a pattern since the counting began.
 *
 * @param event name of the pattern, such as {@code RateLimitExceeded}
 */
public record LogEventReading(NodeKey node, String event, double total) {}
