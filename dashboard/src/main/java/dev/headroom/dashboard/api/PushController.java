package dev.headroom.dashboard.api;

import dev.headroom.collector.receive.PushBody;
import dev.headroom.collector.receive.PushOutcome;
import dev.headroom.collector.receive.Receipt;
import dev.headroom.collector.receive.otlp.OtlpAnswer;
import dev.headroom.collector.receive.otlp.OtlpOutcome;
import dev.headroom.collector.receive.otlp.OtlpReceiver;
import dev.headroom.collector.receive.remotewrite.RemoteWriteReceiver;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Metrics that others push. Answers are those of the protocols, not problem details, for their senders read them. */
@RestController
@Tag(name = "push", description = "Metrics that others bring")
final class PushController {

    private static final String RETRY_SECONDS = "5";
    private static final String WRITTEN = "X-Prometheus-Remote-Write-%s-Written";

    private final OtlpReceiver otlp;
    private final RemoteWriteReceiver remoteWrite;

    PushController(OtlpReceiver otlp, RemoteWriteReceiver remoteWrite) {
        this.otlp = otlp;
        this.remoteWrite = remoteWrite;
    }

    @PostMapping("/v1/metrics")
    @Operation(
            summary = "Take OTLP metrics",
            description = "OTLP/HTTP: an ExportMetricsServiceRequest in protobuf or JSON, gzip or not, at most 4 MiB"
                    + " inflated. The answer is in the encoding of the request and tells what was left out.",
            requestBody =
                    @RequestBody(
                            content = {
                                @Content(mediaType = "application/x-protobuf"),
                                @Content(mediaType = "application/json")
                            }))
    @ApiResponse(responseCode = "200", description = "Taken, perhaps in part")
    @ApiResponse(responseCode = "400", description = "Not an OTLP metrics request")
    @ApiResponse(responseCode = "413", description = "More than 4 MiB")
    @ApiResponse(responseCode = "415", description = "Another content type or encoding")
    @ApiResponse(responseCode = "503", description = "Too many samples wait; send the same again")
    ResponseEntity<byte[]> metrics(HttpServletRequest request) throws IOException {
        PushBody body = body(request);
        OtlpOutcome outcome = otlp.receive(body);
        OtlpAnswer answer = OtlpAnswer.to(outcome, body.contentType());
        ResponseEntity.BodyBuilder response =
                switch (outcome) {
                    case OtlpOutcome.Taken _ -> ResponseEntity.ok();
                    case OtlpOutcome.Refused(var refused) -> refused(refused);
                };
        return response.header(HttpHeaders.CONTENT_TYPE, answer.contentType()).body(answer.body());
    }

    @PostMapping("/api/v1/write")
    @Operation(
            summary = "Take Prometheus remote write",
            description = "Version 1.0 (prometheus.WriteRequest) or 2.0 (io.prometheus.write.v2.Request), in Snappy's"
                    + " block format, at most 16 MiB inflated.",
            requestBody = @RequestBody(content = @Content(mediaType = "application/x-protobuf")))
    @ApiResponse(responseCode = "204", description = "Taken")
    @ApiResponse(responseCode = "400", description = "Malformed, or some samples were left out; the others were taken")
    @ApiResponse(responseCode = "413", description = "More than 16 MiB")
    @ApiResponse(responseCode = "415", description = "Another content type or encoding")
    @ApiResponse(responseCode = "503", description = "Too many samples wait; send the same again")
    ResponseEntity<byte[]> write(HttpServletRequest request) throws IOException {
        PushBody body = body(request);
        ResponseEntity.BodyBuilder response;
        String text;
        int written = 0;
        int histograms = 0;
        switch (remoteWrite.receive(body)) {
            case PushOutcome.Taken(var receipt, var nativeHistograms) -> {
                response = ResponseEntity.status(status(receipt));
                text = receipt.complaint();
                written = receipt.written();
                histograms = nativeHistograms;
            }
            case PushOutcome.Refused refused -> {
                response = refused(refused);
                text = refused.sentence();
            }
        }
        if (RemoteWriteReceiver.isSecond(body.contentType())) {
            response.header(WRITTEN.formatted("Samples"), Integer.toString(written));
            response.header(WRITTEN.formatted("Histograms"), Integer.toString(histograms));
            response.header(WRITTEN.formatted("Exemplars"), "0");
        }
        return text.isEmpty()
                ? response.build()
                : response.contentType(MediaType.TEXT_PLAIN).body((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static HttpStatus status(Receipt receipt) {
        return receipt.refused() == 0 ? HttpStatus.NO_CONTENT : HttpStatus.BAD_REQUEST;
    }

    private static ResponseEntity.BodyBuilder refused(PushOutcome.Refused refused) {
        return switch (refused.reason()) {
            case MALFORMED -> ResponseEntity.badRequest();
            case TOO_LARGE -> ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE);
            case UNSUPPORTED -> ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
            case BUSY ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        };
    }

    private static PushBody body(HttpServletRequest request) throws IOException {
        return new PushBody(
                Objects.requireNonNullElse(request.getContentType(), ""),
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.CONTENT_ENCODING), "")
                        .strip()
                        .toLowerCase(Locale.ROOT),
                request.getInputStream());
    }
}
