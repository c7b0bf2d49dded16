/**
 * Whether a value is unlike what is usual at this hour of the day or week. Robust, so that last week's incident is not
 * taken for a season, and quiet: it would rather miss something small than wake somebody.
 */
@NullMarked
package dev.headroom.alerts.anomaly;

import org.jspecify.annotations.NullMarked;
