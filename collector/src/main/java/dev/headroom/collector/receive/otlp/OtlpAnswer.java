package dev.headroom.collector.receive.otlp;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import dev.headroom.collector.receive.PushOutcome;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The answer's body, in the encoding of the request (OTLP specification, "OTLP/HTTP Response"). */
@SuppressWarnings("ArrayRecordComponent") // written out, never compared
public record OtlpAnswer(String contentType, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The codes of gRPC that stand for our reasons. */
    private static final Map<PushOutcome.Reason, Integer> CODES = Map.of(
            PushOutcome.Reason.MALFORMED, 3,
            PushOutcome.Reason.TOO_LARGE, 8,
            PushOutcome.Reason.UNSUPPORTED, 3,
            PushOutcome.Reason.BUSY, 14);

    /** The body for any outcome. */
    public static OtlpAnswer to(OtlpOutcome outcome, String contentType) {
        boolean json = OtlpReceiver.isJson(contentType);
        byte[] body =
                switch (outcome) {
                    case OtlpOutcome.Taken(var rejected, var complaint) -> taken(rejected, complaint, json);
                    case OtlpOutcome.Refused(var refused) -> status(refused, json);
                };
        return new OtlpAnswer(json ? OtlpReceiver.JSON : OtlpReceiver.PROTOBUF, body);
    }

    private static byte[] taken(int rejectedPoints, String complaint, boolean json) {
        ExportMetricsServiceResponse.Builder response = ExportMetricsServiceResponse.newBuilder();
        if (!complaint.isEmpty()) {
            response.getPartialSuccessBuilder()
                    .setRejectedDataPoints(rejectedPoints)
                    .setErrorMessage(complaint);
        }
        return json ? text(response) : response.build().toByteArray();
    }

    private static byte[] text(MessageOrBuilder message) {
        try {
            return JsonFormat.printer()
                    .omittingInsignificantWhitespace()
                    .print(message)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e); // our own message
        }
    }

    /** A {@code google.rpc.Status}, which has the code as its first field and the message as its second. */
    private static byte[] status(PushOutcome.Refused refused, boolean json) {
        int code = CODES.getOrDefault(refused.reason(), 2);
        if (json) {
            return JSON.writeValueAsBytes(Map.of("code", code, "message", refused.sentence()));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeInt32(1, code);
            out.writeString(2, refused.sentence());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory
        }
        return bytes.toByteArray();
    }
}
