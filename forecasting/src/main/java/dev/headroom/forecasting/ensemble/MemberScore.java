package dev.headroom.forecasting.ensemble;

import java.time.Duration;

/**
 * How one member did on the rolling origins, and what it counts for.
 *
 * @param member such as {@code seasonal-naive-day}
 * @param weight 0 to 1; 0 when it lost to the naive floor
 * @param mase mean absolute scaled error, 1 is seasonal naive in sample; NaN when it could not be measured
 * @param pinball mean pinball loss in the unit of the load; NaN when it could not be measured
 * @param trained how long fitting took
 * @param provenance trainer, parameters and data range in one line
 */
public record MemberScore(
        String member, double weight, double mase, double pinball, Duration trained, String provenance) {}
