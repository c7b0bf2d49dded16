/** Receivers for the demo's alerts, and the page that shows what came. */
@NullMarked
package dev.headroom.dashboard.demo.inbox;

import org.jspecify.annotations.NullMarked;
