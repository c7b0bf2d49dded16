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
    static final long STALE_BITS = 0x7ff0000000000002L;

    private static final int MOST_SERIES = 200_000;
    private static final int TAG_TYPE_BITS = 3;

    private WireReader() {}

    /** A series while its fields are read: its labels themselves, or positions of their names and values by turns. */
    private static final class OpenLine {
        private final List<Label> labels = new ArrayList<>();
        private final List<Integer> references = new ArrayList<>();
        private final List<Point> points = new ArrayList<>();
        private final List<NativeHistogram> histograms = new ArrayList<>();
    }

    /** Reads one field of a series, or passes over it. */
    private interface SeriesField {
        void read(CodedInputStream in, int tag, OpenLine line) throws IOException;
    }

    static WriteRequest first(byte[] bytes) throws IOException {
        List<OpenLine> lines = series(bytes, 1, (in, tag, line) -> {
            switch (tag >> TAG_TYPE_BITS) {
                case 1 -> line.labels.add(label(in));
                case 2 -> line.points.add(sample(in));
                case 4 -> line.histograms.add(HistogramReader.read(in));
                default -> in.skipField(tag);
            }
        });
        return new WriteRequest(lines.stream()
                .map(line -> new WriteRequest.Line(line.labels, line.points, line.histograms))
                .toList());
    }

    static WriteRequest second(byte[] bytes) throws IOException {
        List<String> symbols = symbols(bytes);
        List<OpenLine> open = series(bytes, 5, (in, tag, line) -> {
            switch (tag >> TAG_TYPE_BITS) {
                case 1 -> references(in, tag, line.references);
                case 2 -> line.points.add(sample(in));
                case 3 -> line.histograms.add(HistogramReader.read(in));
                default -> in.skipField(tag);
            }
        });
        List<WriteRequest.Line> lines = new ArrayList<>(open.size());
        for (OpenLine line : open) {
            lines.add(new WriteRequest.Line(labels(line.references, symbols), line.points, line.histograms));
        }
        return new WriteRequest(lines);
    }

    private static List<OpenLine> series(byte[] bytes, int field, SeriesField fields) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        List<OpenLine> lines = new ArrayList<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag != message(field)) {
                in.skipField(tag);
                continue;
            }
            if (lines.size() >= MOST_SERIES) {
                throw new IOException("more than " + MOST_SERIES + " series");
            }
            OpenLine line = new OpenLine();
            int outer = in.pushLimit(in.readRawVarint32());
            for (int inner = in.readTag(); inner != 0; inner = in.readTag()) {
                fields.read(in, inner, line);
            }
            in.popLimit(outer);
            lines.add(line);
        }
        return lines;
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
        return field << TAG_TYPE_BITS | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }
}
