/**
 * The command line: one class per command, plain sentences on stderr, exit codes 0 (done), 1 (failed) and 2 (wrong
 * usage). Commands that serve the dashboard start Spring; the others never do.
 */
@NullMarked
package dev.headroom.dashboard.cli;

import org.jspecify.annotations.NullMarked;
