/**
 * The REST API under {@code /api/v1}: bearer token, JSON with units in the names, problem details for every refusal.
 * Unknown numbers are null, never 0. It reads what the modules know and computes nothing of its own.
 */
@NullMarked
package dev.headroom.dashboard.api;

import org.jspecify.annotations.NullMarked;
