/**
 * The tables of alerts in PostgreSQL: incidents and the outbox of messages. One class per concern, no rule of its own.
 */
@NullMarked
package dev.headroom.alerts.jdbc;

import org.jspecify.annotations.NullMarked;
