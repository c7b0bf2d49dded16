package dev.headroom.collector.access.http;

import dev.headroom.collector.access.AddressPolicy;
import java.time.Duration;

/**
 * What an HTTP client may use.
 *
 * @param connections over all servers
 * @param perServer connections to one {@code host:port}
 * @param patience for a connection to be made or to become free
 */
public record ClientLimits(int connections, int perServer, Duration patience, AddressPolicy addresses) {}
