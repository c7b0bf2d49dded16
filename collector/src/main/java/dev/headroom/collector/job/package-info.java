/**
 * What a process does again and again in the background, and whether it works. Who does it and when is decided where the
 * work is; here a failure is logged once and remembered, so that it can be seen and alerted on.
 */
@NullMarked
package dev.headroom.collector.job;

import org.jspecify.annotations.NullMarked;
