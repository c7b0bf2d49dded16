/**
 * Prometheus remote write, versions 1.0 and 2.0: Snappy, the two protobuf messages (read field by field, for they are few)
 * and the answers that its specifications ask for.
 */
@NullMarked
package dev.headroom.collector.receive.remotewrite;

import org.jspecify.annotations.NullMarked;
