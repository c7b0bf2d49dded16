package dev.headroom.collector.receive.remotewrite;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.headroom.collector.receive.remotewrite.NativeHistogram.Buckets;
import dev.headroom.collector.receive.remotewrite.NativeHistogram.Kind;
import dev.headroom.collector.receive.remotewrite.NativeHistogram.Span;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The message Histogram, the same in both versions of remote write. Counts are whole numbers, of which each bucket tells
 * the difference from the one before, or floating-point numbers as they are. One message.
 */
final class HistogramReader {
    private static final int GAUGE_HINT = 3;

    private final CodedInputStream in;
    private int schema;
    private long sumBits;
    private double zeros;
    private int hint;
    private long millis;
    private final Side negative = new Side();
    private final Side positive = new Side();
    private final List<Double> ownBounds = new ArrayList<>();

    /** Buckets on one side of zero. */
    private static final class Side {
        private final List<Span> spans = new ArrayList<>();
        private final List<Double> counts = new ArrayList<>();
        private long last;

        void delta(long delta) {
            last += delta;
            counts.add((double) last);
        }

        Buckets buckets() {
            return new Buckets(spans, counts);
        }
    }

    private HistogramReader(CodedInputStream in) {
        this.in = in;
    }

    static NativeHistogram read(CodedInputStream in) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        HistogramReader reader = new HistogramReader(in);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            reader.field(tag);
        }
        in.popLimit(outer);
        return reader.histogram();
    }

    private NativeHistogram histogram() {
        Kind kind = sumBits == WireReader.STALE_BITS ? Kind.ENDED : hint == GAUGE_HINT ? Kind.GAUGE : Kind.TOTALS;
        return new NativeHistogram(
                Instant.ofEpochMilli(millis),
                schema,
                kind,
                Double.longBitsToDouble(sumBits),
                zeros,
                negative.buckets(),
                positive.buckets(),
                ownBounds);
    }

    private void field(int tag) throws IOException {
        switch (WireFormat.getTagFieldNumber(tag)) {
            case 3 -> sumBits = in.readFixed64();
            case 4 -> schema = in.readSInt32();
            case 6 -> zeros = in.readUInt64();
            case 7 -> zeros = in.readDouble();
            case 8 -> negative.spans.add(span());
            case 9 -> repeated(tag, () -> negative.delta(in.readSInt64()));
            case 10 -> repeated(tag, () -> negative.counts.add(in.readDouble()));
            case 11 -> positive.spans.add(span());
            case 12 -> repeated(tag, () -> positive.delta(in.readSInt64()));
            case 13 -> repeated(tag, () -> positive.counts.add(in.readDouble()));
            case 14 -> hint = in.readEnum();
            case 15 -> millis = in.readInt64();
            case 16 -> repeated(tag, () -> ownBounds.add(in.readDouble()));
            default -> in.skipField(tag);
        }
    }

    /** Reads one value. */
    private interface Value {
        void read() throws IOException;
    }

    /** Many in one field, or one in each of many fields. */
    private void repeated(int tag, Value value) throws IOException {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            value.read();
            return;
        }
        int outer = in.pushLimit(in.readRawVarint32());
        while (!in.isAtEnd()) {
            value.read();
        }
        in.popLimit(outer);
    }

    private Span span() throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        int offset = 0;
        int length = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> offset = in.readSInt32();
                case 2 -> length = in.readUInt32();
                default -> in.skipField(tag);
            }
        }
        in.popLimit(outer);
        return new Span(offset, length);
    }
}
