/**
 * What the health endpoints tell beside Spring's own: the database, the queue before it, and this instance's duties.
 * Liveness knows nothing of them: a database that is away is no reason to restart.
 */
@NullMarked
package dev.headroom.dashboard.health;

import org.jspecify.annotations.NullMarked;
