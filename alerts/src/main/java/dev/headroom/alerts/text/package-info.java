/**
 * Numbers, times and lengths of text, the same in every message. No words about incidents live here.
 */
@NullMarked
package dev.headroom.alerts.text;

import org.jspecify.annotations.NullMarked;
