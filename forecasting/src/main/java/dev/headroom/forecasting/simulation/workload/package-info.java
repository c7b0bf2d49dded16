/** What clients send: how often, and how long prompts and answers are. */
@NullMarked
package dev.headroom.forecasting.simulation.workload;

import org.jspecify.annotations.NullMarked;
