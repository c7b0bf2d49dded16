/**
 * The command line: plain sentences on stderr, exit codes 0 (done), 1 (failed) and 2 (wrong usage). The commands live
 * in rooms by purpose; only those of {@code server} start Spring.
 */
@NullMarked
package dev.headroom.dashboard.cli;

import org.jspecify.annotations.NullMarked;
