package dev.headroom.collector.sample;

import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;

/**
 * Something that befell a GPU and matters although its numbers may look well, or are gone.
 *
 * @param node host the device sits in
 * @param device UUID, or PCI address where a lost device tells no more; empty when unknown
 * @param detail one plain sentence
 */
public record GpuEvent(Instant time, ServiceName service, String node, String device, Kind kind, String detail)
        implements SampleRow {

    /** What happened. */
    public enum Kind {
        /** The device no longer answers, or is no longer listed. */
        LOST,
        /** A device that was lost answers again. */
        BACK,
        /** The driver reported a new XID error. */
        XID
    }
}
