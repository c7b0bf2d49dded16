package dev.headroom.alerts.rule;

/** What a rule looks at. Closed: each has its own reading and its own words. */
public enum Condition {
    /** Share of offered requests answered 429. */
    REJECTED_429_SHARE(About.LOAD, Unit.SHARE),
    /** Share of offered requests that failed. */
    FAILED_SHARE(About.LOAD, Unit.SHARE),
    /** Requests turned away for each one that is served, where most are turned away. */
    REJECTED_PER_SERVED(About.LOAD, Unit.FACTOR),
    /** GPU utilisation that counts only while requests wait. */
    GPU_UTILIZATION_WITH_QUEUE(About.LOAD, Unit.SHARE),
    /** Connections in use of their limit. */
    CONNECTIONS_RATIO(About.LOAD, Unit.SHARE),
    /** KV cache in use on the fullest node, while requests wait. */
    KV_CACHE_WITH_QUEUE(About.LOAD, Unit.SHARE),
    /** Share of the engines' time that goes into prefill, while requests wait. */
    PREFILL_WITH_QUEUE(About.LOAD, Unit.SHARE),
    /** Running requests of the engines' cap on them, while requests wait. */
    BATCH_WITH_QUEUE(About.LOAD, Unit.SHARE),
    /** Share of all waiting requests that wait at one node while others have room. */
    QUEUE_ON_ONE_NODE(About.LOAD, Unit.SHARE),
    /** How many times longer a decode step takes than learned, while GPUs are held down. */
    STEP_SLOWDOWN_WHILE_HELD_DOWN(About.LOAD, Unit.FACTOR),
    /** 95th percentile of the time to first token, of its objective. */
    TTFT_OF_OBJECTIVE(About.LOAD, Unit.FACTOR),
    /** 95th percentile of the time per output token, of its objective. */
    TPOT_OF_OBJECTIVE(About.LOAD, Unit.FACTOR),
    /** Error budget spent over an hour and over 5 minutes, in times of what the objective allows; the lower of both. */
    BURN_RATE_1H(About.LOAD, Unit.FACTOR),
    /** The same over 6 hours and 30 minutes. */
    BURN_RATE_6H(About.LOAD, Unit.FACTOR),
    /** The same over a day and 2 hours. */
    BURN_RATE_1D(About.SERVICE, Unit.FACTOR),
    /** The same over 3 days and 6 hours. */
    BURN_RATE_3D(About.SERVICE, Unit.FACTOR),
    /** Error budget of 30 days that is spent. */
    ERROR_BUDGET_SPENT(About.SERVICE, Unit.SHARE),
    /** Peak of the forecast over the capacity of today's replicas; 0 while only events pass it. */
    FORECAST_OVER_CAPACITY(About.SERVICE, Unit.SHARE),
    /** Highest peak of the events ahead over the capacity of today's replicas. */
    EVENT_OVER_CAPACITY(About.SERVICE, Unit.SHARE),
    /** 1 while a service that should report has told nothing for minutes, else 0. */
    NO_DATA(About.SERVICE, Unit.STATE),
    /** How far the offered load lies from what is usual at this time, in robust standard deviations. */
    UNUSUAL_LOAD(About.SERVICE, Unit.DEVIATIONS),
    /** The same of rejected requests. */
    UNUSUAL_REJECTIONS(About.SERVICE, Unit.DEVIATIONS),
    /** The same of the time to first token. */
    UNUSUAL_LATENCY(About.SERVICE, Unit.DEVIATIONS),
    /** The same of GPU utilisation. */
    UNUSUAL_GPU_UTILIZATION(About.SERVICE, Unit.DEVIATIONS),
    /** 1 while the newest scrape of a target failed, else 0. */
    TARGET_DOWN(About.TARGET, Unit.STATE),
    /** 1 while a target says more than a limit allows, else 0. */
    SCRAPE_LIMIT_HIT(About.TARGET, Unit.STATE),
    /** 1 while a GPU that was there is lost, else 0. */
    GPU_LOST(About.DEVICE, Unit.STATE),
    /** 1 for some time after a GPU reported an XID error, else 0. */
    GPU_XID(About.DEVICE, Unit.STATE),
    /** 1 while a GPU has uncorrected memory errors or could not replace a row, else 0. */
    GPU_MEMORY_ERRORS(About.DEVICE, Unit.STATE),
    /** 1 while heat or a protection of the hardware holds the clocks of a GPU down, else 0. */
    GPU_HELD_DOWN(About.DEVICE, Unit.STATE),
    /** GPU memory in use. */
    GPU_MEMORY_USED(About.DEVICE, Unit.SHARE),
    /** Age of the oldest scrape that waits to be stored. */
    QUEUE_LAG(About.HEADROOM, Unit.SECONDS),
    /** 1 while a job of Headroom's own fails, else 0. */
    JOB_FAILED(About.HEADROOM, Unit.STATE),
    /** A signal or extra that the operator named. */
    WATCHED(About.SERVICE, Unit.OWN);

    /** What a finding is about, and so how often a rule is read. */
    public enum About {
        /** The load of a service: the diagnosis may know why. */
        LOAD,
        /** Another thing of a service. */
        SERVICE,
        TARGET,
        DEVICE,
        /** Headroom itself. */
        HEADROOM
    }

    /** What the number means. */
    public enum Unit {
        /** 1 is all of it; said in per cent. */
        SHARE,
        /** So many times as much. */
        FACTOR,
        DEVIATIONS,
        SECONDS,
        /** 1 or 0: so or not. */
        STATE,
        /** Known to the operator only. */
        OWN
    }

    private final About about;
    private final Unit unit;

    Condition(About about, Unit unit) {
        this.about = about;
        this.unit = unit;
    }

    public About about() {
        return about;
    }

    public Unit unit() {
        return unit;
    }

    /** Whether it is read once for each service; the others have subjects of their own. */
    public boolean isOfService() {
        return about == About.LOAD || about == About.SERVICE;
    }

    /** Whether it is a number with a limit; the others are so or not. */
    public boolean hasThreshold() {
        return unit != Unit.STATE;
    }
}
