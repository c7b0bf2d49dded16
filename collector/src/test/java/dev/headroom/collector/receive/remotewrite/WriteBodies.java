package dev.headroom.collector.receive.remotewrite;

import com.google.protobuf.CodedOutputStream;
import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.receive.PushBody;
import dev.headroom.collector.receive.Pushed;
import io.airlift.compress.v3.snappy.SnappyJavaCompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Requests as a sender writes them. */
public final class WriteBodies {
    public static final String FIRST = "application/x-protobuf";
    public static final String SECOND = "application/x-protobuf;proto=io.prometheus.write.v2.Request";
    private static final Map<String, String> TARGET = Map.of("instance", "10.0.0.11:8000", "job", "vllm");

    private WriteBodies() {}

    /** Writes protobuf. */
    interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    static byte[] message(Fields fields) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            fields.write(out);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page of one target in version 1.0. */
    public static byte[] first(Instant time, Map<Series, Double> page) {
        return message(out -> {
            for (Map.Entry<Series, Double> entry : page.entrySet()) {
                out.writeByteArray(1, line(Pushed.labels(entry.getKey(), TARGET), time, entry.getValue()));
            }
        });
    }

    static byte[] line(List<Label> labels, Instant time, double value) {
        return message(out -> {
            for (Label label : labels) {
                out.writeByteArray(1, message(inner -> {
                    inner.writeString(1, label.name());
                    inner.writeString(2, label.value());
                }));
            }
            out.writeByteArray(2, sample(time, value));
        });
    }

    private static byte[] sample(Instant time, double value) {
        return message(out -> {
            out.writeDouble(1, value);
            out.writeInt64(2, time.toEpochMilli());
        });
    }

    /** The same in version 2.0: texts in one table, here behind the series. */
    public static byte[] second(Instant time, Map<Series, Double> page) {
        List<String> symbols = new ArrayList<>(List.of(""));
        return message(out -> {
            for (Map.Entry<Series, Double> entry : page.entrySet()) {
                byte[] references = message(inner -> {
                    for (Label label : Pushed.labels(entry.getKey(), TARGET)) {
                        inner.writeUInt32NoTag(position(symbols, label.name()));
                        inner.writeUInt32NoTag(position(symbols, label.value()));
                    }
                });
                out.writeByteArray(5, message(inner -> {
                    inner.writeByteArray(1, references);
                    inner.writeByteArray(2, sample(time, entry.getValue()));
                    inner.writeByteArray(5, message(metadata -> metadata.writeInt32(1, 1)));
                }));
            }
            for (String symbol : symbols) {
                out.writeString(4, symbol);
            }
        });
    }

    private static int position(List<String> symbols, String text) {
        if (!symbols.contains(text)) {
            symbols.add(text);
        }
        return symbols.indexOf(text);
    }

    public static byte[] snappy(byte[] bytes) {
        SnappyJavaCompressor snappy = new SnappyJavaCompressor();
        byte[] compressed = new byte[snappy.maxCompressedLength(bytes.length)];
        int size = snappy.compress(bytes, 0, bytes.length, compressed, 0, compressed.length);
        return Arrays.copyOf(compressed, size);
    }

    static PushBody body(String contentType, byte[] content) {
        return new PushBody(contentType, "snappy", new ByteArrayInputStream(content));
    }
}
