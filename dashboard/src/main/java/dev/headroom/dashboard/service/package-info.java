/**
 * One service: why it is busy, how full its resources are, its traffic and latency, its forecast and its nodes. Also the
 * list of all services.
 */
@NullMarked
package dev.headroom.dashboard.service;

import org.jspecify.annotations.NullMarked;
