/**
 * Hands messages of incidents to channels at least once: outbox, retry, summaries and the words that all channels share.
 * How a channel speaks lives in the channel's own package; the outbox tables live in {@code jdbc}.
 */
@NullMarked
package dev.headroom.alerts.notification;

import org.jspecify.annotations.NullMarked;
