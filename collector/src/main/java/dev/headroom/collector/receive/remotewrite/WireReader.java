package dev.headroom.collector.receive.remotewrite;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.receive.PushedSeries.Point;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of remote write, field by field; {@code prometheus.WriteRequest} of version 1.0 and
 * {@code io.prometheus.write.v2.Request} of version 2.0. Fields that are not wanted are passed over.
 */
final class WireReader {
    /** The NaN that says that a series ended (Prometheus, "value.StaleNaN"). */
    private static final long STALE_BITS = 0x7ff0000000000002L;

    private static final int MOST_SERIES = 200_000;

    private WireReader() {}

    static WriteRequest first(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        List<WriteRequest.Line> lines = new ArrayList<>();
        int histograms = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == message(1)) {
                int outer = open(in, lines.size());
                List<Label> labels = new ArrayList<>();
                List<Point> points = new ArrayList<>();
                for (int field = in.readTag(); field != 0; field = in.readTag()) {
                    if (field == message(1)) {
                        labels.add(label(in));
                    } else if (field == message(2)) {
                        points.add(sample(in));
                    } else {
                        histograms += field == message(4) ? 1 : 0;
                        in.skipField(field);
                    }
                }
                in.popLimit(outer);
                lines.add(new WriteRequest.Line(labels, points));
            } else {
                in.skipField(tag);
            }
        }
        return new WriteRequest(lines, histograms);
    }

    static WriteRequest second(byte[] bytes) throws IOException {
        List<String> symbols = symbols(bytes);
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        List<WriteRequest.Line> lines = new ArrayList<>();
        int histograms = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == message(5)) {
                int outer = open(in, lines.size());
                List<Integer> references = new ArrayList<>();
                List<Point> points = new ArrayList<>();
                for (int field = in.readTag(); field != 0; field = in.readTag()) {
                    if (WireFormat.getTagFieldNumber(field) == 1) {
                        references(in, field, references);
                    } else if (field == message(2)) {
                        points.add(sample(in));
                    } else {
                        histograms += field == message(3) ? 1 : 0;
                        in.skipField(field);
                    }
                }
                in.popLimit(outer);
                lines.add(new WriteRequest.Line(labels(references, symbols), points));
            } else {
                in.skipField(tag);
            }
        }
        return new WriteRequest(lines, histograms);
    }

    /** They may come after the series that refer to them. */
    private static List<String> symbols(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        List<String> symbols = new ArrayList<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == message(4)) {
                symbols.add(in.readStringRequireUtf8());
            } else {
                in.skipField(tag);
            }
        }
        return symbols;
    }

    private static void references(CodedInputStream in, int tag, List<Integer> references) throws IOException {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            references.add(in.readUInt32());
            return;
        }
        int outer = in.pushLimit(in.readRawVarint32());
        while (!in.isAtEnd()) {
            references.add(in.readUInt32());
        }
        in.popLimit(outer);
    }

    private static List<Label> labels(List<Integer> references, List<String> symbols) throws IOException {
        if (references.size() % 2 != 0) {
            throw new IOException("a label has no value");
        }
        List<Label> labels = new ArrayList<>(references.size() / 2);
        for (int i = 0; i < references.size(); i += 2) {
            labels.add(new Label(symbol(references.get(i), symbols), symbol(references.get(i + 1), symbols)));
        }
        return labels;
    }

    private static String symbol(int reference, List<String> symbols) throws IOException {
        if (reference < 0 || reference >= symbols.size()) {
            throw new IOException("a label refers to a symbol that is not there");
        }
        return symbols.get(reference);
    }

    private static Label label(CodedInputStream in) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        String name = "";
        String value = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == message(1)) {
                name = in.readStringRequireUtf8();
            } else if (tag == message(2)) {
                value = in.readStringRequireUtf8();
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(outer);
        return new Label(name, value);
    }

    private static Point sample(CodedInputStream in) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        long bits = 0;
        long millis = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> bits = in.readFixed64();
                case 2 -> millis = in.readInt64();
                default -> in.skipField(tag);
            }
        }
        in.popLimit(outer);
        Instant time = Instant.ofEpochMilli(millis);
        return bits == STALE_BITS ? Point.end(time) : Point.of(time, Double.longBitsToDouble(bits));
    }

    private static int message(int field) {
        return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    /** Begins a series; the result ends it. */
    private static int open(CodedInputStream in, int before) throws IOException {
        if (before >= MOST_SERIES) {
            throw new IOException("more than " + MOST_SERIES + " series");
        }
        return in.pushLimit(in.readRawVarint32());
    }
}
