/**
 * Who of several instances on one database does what only one may do, by a lock and a number for each term of office.
 */
@NullMarked
package dev.headroom.collector.storage.jdbc.leadership;

import org.jspecify.annotations.NullMarked;
