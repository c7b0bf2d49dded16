package dev.headroom.collector.history.jdbc;

import java.util.Locale;

/**
 * What can be read of nodes and gateways: how one of them makes a value of its rows in a step, and how the values of
 * several become one. Whoever does not know a quantity is left out; it is unknown when nobody knows.
 */
enum Quantity {
    ENDED(rate("requests"), "sum"),
    FAILED(rate("failed"), "sum"),
    REJECTED_429(rate("rejected_429"), "sum"),
    REJECTED_503(rate("rejected_503"), "sum"),
    CONNECTIONS("avg(tcp_established)", "sum"),
    CONNECTION_LIMIT("max(tcp_limit)", "sum"),
    RUNNING("avg(running)", "sum"),
    WAITING("avg(waiting)", "sum"),
    MAX_RUNNING("max(max_running)", "sum"),
    KV_CACHE_RATIO("avg(kv_cache_ratio)", "avg"),
    KV_CACHE_RATIO_MAX("max(kv_cache_ratio)", "max"),
    PREFIX_HIT_RATIO("avg(prefix_hit_ratio)", "avg"),
    PROMPT_TOKENS(rate("prompt_tokens"), "sum"),
    CACHED_PROMPT_TOKENS(rate("cached_prompt_tokens"), "sum"),
    GENERATION_TOKENS(rate("generation_tokens"), "sum"),
    PREEMPTIONS(rate("preemptions"), "sum"),
    MEMBERS("1", "count");

    private final String ofOne;
    private final String ofAll;

    Quantity(String ofOne, String ofAll) {
        this.ofOne = ofOne;
        this.ofAll = ofAll;
    }

    /** Increases over the seconds that they cover; a row without either tells nothing. */
    private static String rate(String counter) {
        return "sum(" + counter + ") / nullif(sum(covered_seconds) FILTER (WHERE " + counter + " IS NOT NULL), 0)";
    }

    /** Whether gateways have it too. */
    boolean ofGateways() {
        return compareTo(CONNECTION_LIMIT) <= 0;
    }

    String column() {
        return "q_" + name();
    }

    String ofOne(Resolution resolution) {
        return (this == KV_CACHE_RATIO_MAX ? "max(" + resolution.maximum("kv_cache_ratio") + ")" : ofOne) + " AS "
                + column();
    }

    String ofAll() {
        return ofAll + "(" + column() + ")";
    }

    /**
     * From rows that hold all members of a service, several of them in a step: their mean, of limits and numbers of
     * members the most.
     */
    String ofService(boolean several) {
        String column = serviceColumn();
        if (!several) {
            return column;
        }
        return switch (this) {
            case MEMBERS, KV_CACHE_RATIO_MAX, CONNECTION_LIMIT, MAX_RUNNING -> "max(" + column + ")";
            default -> "avg(" + column + ")";
        };
    }

    private String serviceColumn() {
        return switch (this) {
            case ENDED -> "requests";
            case CONNECTION_LIMIT -> "tcp_limit";
            case CONNECTIONS -> "tcp_established";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }
}
