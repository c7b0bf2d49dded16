/**
 * The way to the database: opening it, bringing its tables up to date, noticing when it goes and when it is back. What is
 * in the tables is the business of the packages beside this one.
 */
@NullMarked
package dev.headroom.collector.storage.jdbc.connection;

import org.jspecify.annotations.NullMarked;
