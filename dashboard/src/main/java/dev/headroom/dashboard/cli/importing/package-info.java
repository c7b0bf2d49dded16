/**
 * Takes over what is known elsewhere: the past of a Prometheus into the database, a calendar into a running instance.
 */
@NullMarked
package dev.headroom.dashboard.cli.importing;

import org.jspecify.annotations.NullMarked;
