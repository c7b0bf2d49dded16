/**
 * Follows log files through rotation and truncation and counts the lines that match a pattern. Lines are looked at and
 * forgotten; nothing of them is kept or shown.
 */
@NullMarked
package dev.headroom.collector.agent.log;

import org.jspecify.annotations.NullMarked;
