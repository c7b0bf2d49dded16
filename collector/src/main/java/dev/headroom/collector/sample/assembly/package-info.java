/** Makes readings into rows: what a total grew by since the look before, and what happened to GPUs between the two. */
@NullMarked
package dev.headroom.collector.sample.assembly;

import org.jspecify.annotations.NullMarked;
