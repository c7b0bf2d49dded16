/**
 * The way of samples from whoever took them to the store: in memory while the store keeps up, on disk when it does not,
 * oldest first either way. Nobody who hands samples in ever waits. The files are the business of {@code disk}.
 */
@NullMarked
package dev.headroom.collector.ingest;

import org.jspecify.annotations.NullMarked;
