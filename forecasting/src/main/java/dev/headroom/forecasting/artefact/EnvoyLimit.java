package dev.headroom.forecasting.artefact;

import java.util.Locale;

/** A filter of Envoy's (v3) that limits all requests through this Envoy together. */
final class EnvoyLimit {

    /** Below this rate a fill once a second would round too much. */
    private static final double FILL_EACH_SECOND_FROM = 100;

    private EnvoyLimit() {}

    static String write(AdviceFacts facts) {
        double rps = facts.limits().rps();
        boolean eachSecond = rps >= FILL_EACH_SECOND_FROM;
        long tokens = eachSecond ? Rates.whole(rps) : 1;
        double interval = eachSecond ? 1 : 1 / rps;
        return Artefact.header(
                        facts,
                        "Goes into http_filters of the HTTP connection manager, before envoy.filters.http.router.",
                        "The limit is of each Envoy alone: with several, divide it.")
                + """
                - name: envoy.filters.http.local_ratelimit
                  typed_config:
                    "@type": type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit
                    stat_prefix: %1$s
                    status: {code: TooManyRequests}
                    token_bucket:
                      max_tokens: %2$d
                      tokens_per_fill: %3$d
                      fill_interval: %4$ss
                    filter_enabled:
                      runtime_key: %1$s_limit_enabled
                      default_value: {numerator: 100, denominator: HUNDRED}
                    filter_enforced:
                      runtime_key: %1$s_limit_enforced
                      default_value: {numerator: 100, denominator: HUNDRED}
                    response_headers_to_add:
                      - append_action: OVERWRITE_IF_EXISTS_OR_ADD
                        header: {key: retry-after, value: "%5$d"}
                """.formatted(
                        Names.identifier(facts.service()),
                        Math.max(tokens, Math.max(1, Rates.whole(facts.limits().burst()))),
                        tokens,
                        String.format(Locale.ROOT, "%.6f", interval).replaceAll("\\.?0+$", ""),
                        facts.retryAfterSeconds());
    }
}
