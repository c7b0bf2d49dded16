/**
 * What the operator declared about the services: objectives, replica bounds, limiter and connection limits, and how\n * secrets are held. Nothing here is measured.\n */
@NullMarked
package dev.headroom.collector.fleet;

import org.jspecify.annotations.NullMarked;
