/**
 * A bounded queue of batches in files that survives {@code kill -9} and power loss: framed, checksummed records in
 * segments that are written at one end and deleted at the other. It knows nothing of stores, threads or meters.
 */
@NullMarked
package dev.headroom.collector.ingest.disk;

import org.jspecify.annotations.NullMarked;
