/**
 * The part of the file that says when who is told: rules, channels, routes and quiet times.
 */
@NullMarked
package dev.headroom.dashboard.configuration.alerts;

import org.jspecify.annotations.NullMarked;
