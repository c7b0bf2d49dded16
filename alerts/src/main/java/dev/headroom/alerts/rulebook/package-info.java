/**
 * The rules in force: those that are shipped, changed and added by the file, and added by users. What a rule would have
 * done in the past, and the same rules for Prometheus.
 */
@NullMarked
package dev.headroom.alerts.rulebook;

import org.jspecify.annotations.NullMarked;
