/**
 * A PostgreSQL server of our own: unpacked from a jar, created once, started on loopback, stopped with us. It starts and
 * watches processes and knows nothing of SQL or JDBC.
 */
@NullMarked
package dev.headroom.collector.storage.embedded;

import org.jspecify.annotations.NullMarked;
