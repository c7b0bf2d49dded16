package dev.headroom.forecasting.artefact;

import java.util.Locale;

/**
 * A filter of Envoy's (v3) that limits all requests through this Envoy together. Requests of the class batch have a smaller
 * bucket of their own and take from the common one, too.
 */
final class EnvoyLimit {

    /** Envoy refuses to fill a bucket more often than every 50 ms. */
    private static final double SHORTEST_FILL_SECONDS = 0.05;

    private EnvoyLimit() {}

    static String write(AdviceFacts facts) {
        String name = Names.identifier(facts.service());
        StringBuilder filter = new StringBuilder(Artefact.header(
                facts,
                "Goes into http_filters of the HTTP connection manager, before envoy.filters.http.router.",
                "The limit is of each Envoy alone: with several, divide it."));
        filter.append(
                """
                - name: envoy.filters.http.local_ratelimit
                  typed_config:
                    "@type": type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit
                    stat_prefix: %1$s
                    status: {code: TooManyRequests}
                    token_bucket: %2$s
                    filter_enabled:
                      runtime_key: %1$s_limit_enabled
                      default_value: {numerator: 100, denominator: HUNDRED}
                    filter_enforced:
                      runtime_key: %1$s_limit_enforced
                      default_value: {numerator: 100, denominator: HUNDRED}
                    response_headers_to_add:
                      - append_action: OVERWRITE_IF_EXISTS_OR_ADD
                        header: {key: retry-after, value: "%3$d"}
                """.formatted(name, bucket(facts.limits().rps(), facts.limits().burst()), facts.retryAfterSeconds()));
        if (facts.limits().admission().hasEngineLimits()) {
            filter.append("""
                        # Clients mark requests that may wait with the header X-Priority: batch. Needs Envoy 1.33 or later;
                        # before, leave these lines out.
                        rate_limits:
                          - actions:
                              - request_headers: {header_name: x-priority, descriptor_key: priority}
                        descriptors:
                          - entries: [{key: priority, value: batch}]
                            token_bucket: %s
                    """.formatted(bucket(
                    facts.limits().admission().batchRps(), facts.limits().burst() / 2)));
        }
        return filter.toString();
    }

    /** Exact at any rate: as many tokens at once as are whole, and the time in which they come. */
    private static String bucket(double rps, double burst) {
        long tokens = (long) Math.max(1, Math.ceil(rps * SHORTEST_FILL_SECONDS));
        return String.format(
                Locale.ROOT,
                "{max_tokens: %d, tokens_per_fill: %d, fill_interval: %ss}",
                Math.max(tokens, Rates.whole(burst)),
                tokens,
                String.format(Locale.ROOT, "%.6f", tokens / rps).replaceAll("\\.?0+$", ""));
    }
}
