/**
 * Targets that a server lists, in the form of Prometheus' {@code http_sd}. The answer is a full list each time.
 */
@NullMarked
package dev.headroom.collector.discovery.http;

import org.jspecify.annotations.NullMarked;
