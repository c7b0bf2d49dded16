package dev.headroom.forecasting.load.demand;

import static java.util.Objects.requireNonNull;

import dev.headroom.collector.history.TimeSeries;
import java.util.Map;

/**
 * The load that clients offered, {@code served + rejected + failed − retries}, with NaN where it is not known.
 *
 * @param requests per second; refusals that only a log tells are added, retries that somebody counts are taken off
 * @param source where the bulk of {@code requests} was learned
 * @param parts per second; every part has an entry, one that nobody tells is all NaN
 * @param promptTokens per second that {@code requests} would have brought, at the mix of those that were served
 * @param generationTokens the same for generated tokens
 */
public record Demand(
        TimeSeries requests, Source source, Map<Part, Of> parts, TimeSeries promptTokens, TimeSeries generationTokens) {

    /** One part and where it was learned. */
    public record Of(TimeSeries rps, Source source) {}

    public Demand {
        parts = Map.copyOf(parts);
    }

    public Of of(Part part) {
        return requireNonNull(parts.get(part), part::name);
    }
}
