/**
 * What keeps a firing incident from being told: silences, maintenance windows and inhibition, all by the labels of the
 * incident. It decides; telling is the business of {@code delivery}.
 */
@NullMarked
package dev.headroom.alerts.silence;

import org.jspecify.annotations.NullMarked;
