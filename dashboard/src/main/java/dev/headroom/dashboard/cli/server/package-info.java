/**
 * Starts the product: on configured targets, on what this machine has, on a simulated fleet, or as a rehearsal; and
 * checks the configuration it would start with.
 */
@NullMarked
package dev.headroom.dashboard.cli.server;

import org.jspecify.annotations.NullMarked;
