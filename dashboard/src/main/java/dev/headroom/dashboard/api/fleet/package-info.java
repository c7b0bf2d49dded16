/** What is measured: services, nodes, GPUs, machines, targets and the series of all of them. */
@NullMarked
package dev.headroom.dashboard.api.fleet;

import org.jspecify.annotations.NullMarked;
