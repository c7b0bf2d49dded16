/**
 * Numbers, durations and times as text: one place for units, zones and the sign for unknown. Nothing else in the
 * dashboard turns a number into words.
 */
@NullMarked
package dev.headroom.dashboard.format;

import org.jspecify.annotations.NullMarked;
