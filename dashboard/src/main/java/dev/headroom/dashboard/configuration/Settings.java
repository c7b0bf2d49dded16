package dev.headroom.dashboard.configuration;

import dev.headroom.collector.fleet.Fleet;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Everything the modules are told at start.
 *
 * @param publicUrl where users reach this instance, for links in messages; empty when they reach it on its own port
 * @param zone in which messages tell times
 */
public record Settings(Fleet fleet, Optional<URI> publicUrl, ZoneId zone) {}
