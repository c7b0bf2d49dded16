/**
 * Which conditions are watched and what their inputs say now. Whether an incident comes of it is decided in
 * {@code evaluation}.
 */
@NullMarked
package dev.headroom.alerts.rule;

import org.jspecify.annotations.NullMarked;
