/**
 * Writes all that a database holds into a file, and back.
 */
@NullMarked
package dev.headroom.dashboard.cli.database;

import org.jspecify.annotations.NullMarked;
