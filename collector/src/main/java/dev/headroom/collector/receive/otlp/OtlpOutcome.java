package dev.headroom.collector.receive.otlp;

import dev.headroom.collector.receive.PushOutcome;

/** How a push by OTLP ended; it counts data points, of which one may be many samples. */
public sealed interface OtlpOutcome {

    /** It was read. The complaint is empty when everything was kept. */
    record Taken(int rejectedPoints, String complaint) implements OtlpOutcome {}

    record Refused(PushOutcome.Refused refused) implements OtlpOutcome {}
}
