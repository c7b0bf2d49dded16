package dev.headroom.collector.history;

/** What can be asked of a service's history. Rates are per second over all its nodes. */
public enum Signal {
    /** Demand: everything clients sent. From the gateway where there is one, else from the nodes. */
    OFFERED_RPS,
    /** Answered without failure. */
    SERVED_RPS,
    FAILED_RPS,
    REJECTED_429_RPS,
    REJECTED_503_RPS,
    /** Requests in batches, summed over nodes. */
    RUNNING,
    /** Requests in queues, summed over nodes. */
    WAITING,
    /** The engines' caps on running requests, summed over nodes. */
    MAX_RUNNING,
    /** KV cache in use, 0 to 1, mean over nodes. */
    KV_CACHE_RATIO,
    /** KV cache in use of the fullest node, 0 to 1. */
    KV_CACHE_RATIO_MAX,
    /** Share of prompt tokens from the prefix cache, 0 to 1. */
    PREFIX_HIT_RATIO,
    PROMPT_TOKENS_PER_SECOND,
    CACHED_PROMPT_TOKENS_PER_SECOND,
    GENERATION_TOKENS_PER_SECOND,
    PREEMPTIONS_PER_SECOND,
    /** Established connections: of the gateways where they tell, else of the nodes, else of their machines. */
    CONNECTIONS,
    /** Limit on connections as scraped; NaN when only the configuration knows it. */
    CONNECTION_LIMIT,
    /** GPU utilisation, 0 to 1, mean over the service's GPUs. */
    GPU_UTILIZATION,
    /** GPU memory in use, 0 to 1, mean. */
    GPU_MEMORY_RATIO,
    /** Power drawn, summed over the service's GPUs. */
    GPU_POWER_WATTS,
    /** Share of the GPUs whose clocks heat or a protection of the hardware holds down, 0 to 1; of the last hours only. */
    GPU_THROTTLED_RATIO,
    /** The lowest SM clock among the GPUs that work; of the last hours only. */
    GPU_CLOCK_LOWEST_MEGAHERTZ,
    /** The highest SM clock of all GPUs; of the last hours only. */
    GPU_CLOCK_HIGHEST_MEGAHERTZ,
    /** Nodes that were scraped in the step. */
    NODES_UP
}
