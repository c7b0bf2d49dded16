package dev.headroom.collector.receive.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.headroom.collector.receive.PushBody;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Bytes of a request to messages. Size and depth are checked before anything is parsed. */
final class OtlpDecoder {
    private static final int DEEPEST = 64;

    private OtlpDecoder() {}

    static byte[] inflated(PushBody body, int limitBytes) throws IOException, PushBody.TooLarge {
        if (!body.contentEncoding().equals("gzip")) {
            return body.read(limitBytes);
        }
        try (GZIPInputStream inflating = new GZIPInputStream(new ByteArrayInputStream(body.read(limitBytes)))) {
            return PushBody.read(inflating, limitBytes);
        }
    }

    static ExportMetricsServiceRequest protobuf(byte[] bytes) throws InvalidProtocolBufferException {
        return ExportMetricsServiceRequest.parseFrom(bytes);
    }

    /** Fields of a newer OTLP are passed over, as its specification asks. */
    static ExportMetricsServiceRequest json(byte[] bytes)
            throws InvalidProtocolBufferException, CharacterCodingException {
        if (depth(bytes) > DEEPEST) {
            throw new InvalidProtocolBufferException("it is nested deeper than " + DEEPEST + " levels");
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
        JsonFormat.parser().ignoringUnknownFields().merge(text, request);
        return request.build();
    }

    /** Deepest nesting of objects and lists; brackets within texts do not count. */
    private static int depth(byte[] json) {
        int depth = 0;
        int deepest = 0;
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            byte character = json[i];
            if (text) {
                if (character == '\\') {
                    i++;
                } else if (character == '"') {
                    text = false;
                }
            } else if (character == '"') {
                text = true;
            } else if (character == '{' || character == '[') {
                deepest = Math.max(deepest, ++depth);
            } else if (character == '}' || character == ']') {
                depth--;
            }
        }
        return deepest;
    }
}
