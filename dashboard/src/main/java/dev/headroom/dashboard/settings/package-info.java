/**
 * How this instance runs: version, zone, services and what it promises them.
 */
@NullMarked
package dev.headroom.dashboard.settings;

import org.jspecify.annotations.NullMarked;
