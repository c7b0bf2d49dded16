package dev.headroom.alerts.notification;

import java.time.Instant;

/**
 * A message whose time has come.
 *
 * @param id of the outbox row
 * @param attempts including the one that begins now
 * @param expiresAt after this no further attempt is made
 */
public record Due(long id, Message message, int attempts, Instant expiresAt) {}
