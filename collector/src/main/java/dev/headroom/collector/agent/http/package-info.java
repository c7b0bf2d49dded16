/**
 * The agent's one page, served by the Prometheus client's own small server.
 */
@NullMarked
package dev.headroom.collector.agent.http;

import org.jspecify.annotations.NullMarked;
