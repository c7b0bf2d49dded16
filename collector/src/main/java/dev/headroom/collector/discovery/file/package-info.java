/**
 * Targets from files that somebody else writes, in the form of Prometheus' {@code file_sd}.
 */
@NullMarked
package dev.headroom.collector.discovery.file;

import org.jspecify.annotations.NullMarked;
