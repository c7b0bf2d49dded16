/**
 * The part of the file that planning knows: events, holidays and the weekly export.
 */
@NullMarked
package dev.headroom.dashboard.configuration.planning;

import org.jspecify.annotations.NullMarked;
