/** Watches replicas come and go, and learns from that how long one takes to start. One look a minute. */
@NullMarked
package dev.headroom.forecasting.replica;

import org.jspecify.annotations.NullMarked;
