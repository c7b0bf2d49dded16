/**
 * What concerns one source of metrics, without a database: reading one page, and the agent of a GPU node.
 */
@NullMarked
package dev.headroom.dashboard.cli.collect;

import org.jspecify.annotations.NullMarked;
