/**
 * Established TCP connections of this machine, for each asked port, and what limits them, from {@code /proc}.
 */
@NullMarked
package dev.headroom.collector.agent.tcp;

import org.jspecify.annotations.NullMarked;
