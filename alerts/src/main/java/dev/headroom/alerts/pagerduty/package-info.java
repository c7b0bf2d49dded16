/** Events for PagerDuty's Events API, version 2: one of its incidents per group, opened and closed by one key. */
@NullMarked
package dev.headroom.alerts.pagerduty;

import org.jspecify.annotations.NullMarked;
