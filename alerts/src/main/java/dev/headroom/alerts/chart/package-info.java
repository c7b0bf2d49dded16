/** The last hour of what an incident is about, as a picture for messages. It reads the history; who sends it is not its business. */
@NullMarked
package dev.headroom.alerts.chart;

import org.jspecify.annotations.NullMarked;
