/**
 * Turns readings into incidents: the state machine, its timers and the words of an incident. What is told to whom lives
 * in {@code notification}; the tables live in {@code jdbc}.
 */
@NullMarked
package dev.headroom.alerts.evaluation;

import org.jspecify.annotations.NullMarked;
