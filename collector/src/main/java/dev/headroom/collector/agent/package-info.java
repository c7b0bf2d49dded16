/**
 * The small program that runs on a GPU node and shows what only that machine knows: its GPUs, its TCP connections and
 * what its logs say, on one metrics page. It keeps nothing and knows nothing of storage or Spring.
 */
@NullMarked
package dev.headroom.collector.agent;

import org.jspecify.annotations.NullMarked;
