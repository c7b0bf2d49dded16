/**
 * The first page: the most urgent service in one sentence, all services, rejected requests, episodes and incidents.
 */
@NullMarked
package dev.headroom.dashboard.overview;

import org.jspecify.annotations.NullMarked;
