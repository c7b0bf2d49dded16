package dev.headroom.collector.receive.remotewrite;

import dev.headroom.collector.receive.Intake;
import dev.headroom.collector.receive.PushBody;
import dev.headroom.collector.receive.PushOutcome;
import dev.headroom.collector.receive.PushOutcome.Reason;
import dev.headroom.collector.receive.PushedSeries;
import dev.headroom.collector.receive.Receipt;
import dev.headroom.collector.receive.Verdict;
import dev.headroom.collector.receive.Way;
import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes Prometheus remote write. Thread-safe. */
public final class RemoteWriteReceiver {
    private static final String PROTOBUF = "application/x-protobuf";
    private static final String FIRST = "prometheus.WriteRequest";
    private static final String SECOND = "io.prometheus.write.v2.Request";

    /** Prometheus sends a few hundred KB, vmagent up to 8 MiB. */
    private static final int LARGEST_BYTES = 16 * 1024 * 1024;

    private final Intake intake;

    public RemoteWriteReceiver(Intake intake) {
        this.intake = intake;
    }

    /** Reads one request whole; samples that break a rule are left out and told of. */
    public PushOutcome receive(PushBody body) {
        String message = message(body.contentType());
        if (message.isEmpty()) {
            return new PushOutcome.Refused(
                    Reason.UNSUPPORTED,
                    "The content type must be " + PROTOBUF + ", with proto=" + FIRST + " or proto=" + SECOND + ".");
        }
        if (!body.contentEncoding().equals("snappy")) {
            return new PushOutcome.Refused(Reason.UNSUPPORTED, "The content encoding must be snappy.");
        }
        if (!intake.hasRoom()) {
            return PushOutcome.busy();
        }
        try {
            byte[] bytes = inflated(body.read(LARGEST_BYTES));
            boolean second = message.equals(SECOND);
            return take(second ? WireReader.second(bytes) : WireReader.first(bytes), second);
        } catch (PushBody.TooLarge e) {
            return new PushOutcome.Refused(Reason.TOO_LARGE, String.valueOf(e.getMessage()));
        } catch (IOException | MalformedInputException e) {
            return new PushOutcome.Refused(
                    Reason.MALFORMED, "The body is not a " + message + " in Snappy's block format.");
        }
    }

    /** Whether the request is of version 2.0, whose answers tell what was written. */
    public static boolean isSecond(String contentType) {
        return message(contentType).equals(SECOND);
    }

    /** Which message the content type names; empty when it names none that is known. */
    private static String message(String contentType) {
        String[] parts = contentType.split(";", -1);
        if (!parts[0].strip().toLowerCase(Locale.ROOT).equals(PROTOBUF)) {
            return "";
        }
        return Arrays.stream(parts)
                .map(String::strip)
                .filter(part -> part.startsWith("proto="))
                .map(part -> part.substring("proto=".length()).replace("\"", ""))
                .findFirst()
                .map(proto -> proto.equals(FIRST) || proto.equals(SECOND) ? proto : "")
                .orElse(FIRST);
    }

    /** The size stands in front, and is checked before anything is inflated. */
    private static byte[] inflated(byte[] compressed) throws PushBody.TooLarge {
        SnappyJavaDecompressor snappy = new SnappyJavaDecompressor();
        int size = snappy.getUncompressedLength(compressed, 0);
        if (size < 0 || size > LARGEST_BYTES) {
            throw new PushBody.TooLarge(LARGEST_BYTES);
        }
        byte[] bytes = new byte[size];
        int written = snappy.decompress(compressed, 0, compressed.length, bytes, 0, size);
        return written == size ? bytes : Arrays.copyOf(bytes, written);
    }

    /** Version 1.0 has no way to tell what was left out but by an error, which its senders would then log each time. */
    private PushOutcome take(WriteRequest request, boolean second) {
        Lines lines = new Lines(request);
        Receipt before = new Receipt(Map.of())
                .plus(Verdict.INVALID, lines.invalid())
                .plus(Verdict.OVER_LIMIT, lines.over())
                .plus(second ? Verdict.UNSUPPORTED : Verdict.UNREAD, lines.unread());
        Receipt receipt = intake.accept(Way.REMOTE_WRITE, lines.series(), before);
        int written = 0;
        for (List<PushedSeries> histogram : lines.histograms()) {
            Receipt ofHistogram = intake.accept(Way.REMOTE_WRITE, histogram, new Receipt(Map.of()));
            if (ofHistogram.refused() == 0) {
                written += ofHistogram.written() > 0 ? 1 : 0;
            } else {
                receipt = receipt.plus(ofHistogram.gravest(), 1);
            }
        }
        return new PushOutcome.Taken(receipt, written);
    }
}
