/**
 * From firing incidents to messages: what each channel has to be told and when, one worker per channel that hands it over,
 * and the log of every attempt. What is told follows from what each channel was told before, so a crash at any point
 * repeats a message at worst.
 */
@NullMarked
package dev.headroom.alerts.delivery;

import org.jspecify.annotations.NullMarked;
