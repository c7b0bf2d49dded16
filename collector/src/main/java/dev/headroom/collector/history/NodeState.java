package dev.headroom.collector.history;

import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.TokenCounts;
import java.time.Instant;

/**
 * The newest sample of a node. Rates are per second over that sample's interval, NaN when unknown.
 *
 * @param gateway whether this is a gateway rather than a serving node
 */
public record NodeState(
        NodeProfile profile,
        boolean gateway,
        Instant lastSample,
        RequestCounts requestsPerSecond,
        TokenCounts tokensPerSecond,
        double preemptionsPerSecond,
        EngineGauges engine,
        Connections connections) {}
