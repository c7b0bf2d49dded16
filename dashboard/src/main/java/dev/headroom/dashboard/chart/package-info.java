/**
 * Time charts and sparklines: plain descriptions here, drawn by custom elements in the browser. No query happens here.
 */
@NullMarked
package dev.headroom.dashboard.chart;

import org.jspecify.annotations.NullMarked;
