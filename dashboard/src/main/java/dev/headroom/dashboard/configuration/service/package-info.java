/**
 * The part of the file that describes the served models: objectives, replicas, limiter, connections.
 */
@NullMarked
package dev.headroom.dashboard.configuration.service;

import org.jspecify.annotations.NullMarked;
