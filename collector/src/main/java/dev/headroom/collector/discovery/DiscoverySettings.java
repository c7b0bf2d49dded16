package dev.headroom.collector.discovery;

import dev.headroom.collector.access.AddressPolicy;

/**
 * What holds for every job.
 *
 * @param addresses where servers may be that list targets
 * @param mostTargets addresses one source may list; more are a mistake rather than a fleet
 */
public record DiscoverySettings(Pace pace, AddressPolicy addresses, Shard shard, int mostTargets) {

    public static final int MOST_TARGETS = 20_000;

    public DiscoverySettings {
        if (mostTargets < 1) {
            throw new IllegalArgumentException("targets must be >= 1, was " + mostTargets);
        }
    }

    public static DiscoverySettings of(Pace pace) {
        return new DiscoverySettings(pace, AddressPolicy.OPERATOR, Shard.ALL, MOST_TARGETS);
    }
}
