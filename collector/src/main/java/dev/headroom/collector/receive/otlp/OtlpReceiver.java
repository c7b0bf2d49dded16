package dev.headroom.collector.receive.otlp;

import dev.headroom.collector.receive.Intake;
import dev.headroom.collector.receive.Origin;
import dev.headroom.collector.receive.PushBody;
import dev.headroom.collector.receive.PushOutcome;
import dev.headroom.collector.receive.PushOutcome.Reason;
import dev.headroom.collector.receive.PushedSeries;
import dev.headroom.collector.receive.Receipt;
import dev.headroom.collector.receive.Verdict;
import dev.headroom.collector.receive.Way;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes OTLP metrics. Thread-safe. */
public final class OtlpReceiver {
    static final String PROTOBUF = "application/x-protobuf";
    static final String JSON = "application/json";

    /** Counted after inflation. */
    private static final int LARGEST_BYTES = 4 * 1024 * 1024;

    private static final int MOST_ORIGINS = 5_000;

    private final Intake intake;
    private final Map<Origin, OriginTotals> totals = new RecentOrigins();

    public OtlpReceiver(Intake intake) {
        this.intake = intake;
    }

    /** Reads one request whole, or refuses it whole. */
    public OtlpOutcome receive(PushBody body) {
        String encoding = body.contentEncoding();
        boolean json = isJson(body.contentType());
        if (!json && !mediaType(body.contentType()).equals(PROTOBUF)) {
            return refused(Reason.UNSUPPORTED, "The content type must be " + PROTOBUF + " or " + JSON + ".");
        }
        if (!encoding.isEmpty() && !encoding.equals("gzip") && !encoding.equals("identity")) {
            return refused(Reason.UNSUPPORTED, "The content encoding must be gzip or none.");
        }
        if (!intake.hasRoom()) {
            return new OtlpOutcome.Refused(PushOutcome.busy());
        }
        try {
            byte[] bytes = OtlpDecoder.inflated(body, LARGEST_BYTES);
            return take(json ? OtlpDecoder.json(bytes) : OtlpDecoder.protobuf(bytes));
        } catch (PushBody.TooLarge e) {
            return refused(Reason.TOO_LARGE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            String form = json ? "JSON" : "protobuf";
            return refused(Reason.MALFORMED, "The body is not an OTLP metrics request in " + form + ".");
        }
    }

    static boolean isJson(String contentType) {
        return mediaType(contentType).equals(JSON);
    }

    private static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private OtlpOutcome take(ExportMetricsServiceRequest request) {
        Map<Origin, List<DataPoint>> points = new LinkedHashMap<>();
        int unsupported = 0;
        int all = 0;
        for (ResourceMetrics resource : request.getResourceMetricsList()) {
            ResourceOrigin origin = ResourceOrigin.of(resource.getResource());
            Translation translation = new Translation(origin.labels());
            for (ScopeMetrics scope : resource.getScopeMetricsList()) {
                scope.getMetricsList().forEach(translation::add);
            }
            unsupported += translation.unsupported();
            all += translation.points().size() + translation.unsupported();
            points.computeIfAbsent(origin.origin(), _ -> new ArrayList<>()).addAll(translation.points());
        }
        Receipt receipt = new Receipt(Map.of()).plus(Verdict.UNSUPPORTED, unsupported);
        List<PushedSeries> series = new ArrayList<>();
        for (Map.Entry<Origin, List<DataPoint>> entry : points.entrySet()) {
            OriginTotals.Translated translated = totalsOf(entry.getKey()).add(entry.getValue());
            series.addAll(translated.series());
            receipt = receipt.plus(Verdict.REPEATED, translated.repeated()).plus(Verdict.OVER_LIMIT, translated.over());
        }
        Receipt whole = intake.accept(Way.OTLP, series, receipt);
        return new OtlpOutcome.Taken(Math.min(all, whole.refused()), whole.complaint());
    }

    private OriginTotals totalsOf(Origin origin) {
        synchronized (totals) {
            return totals.computeIfAbsent(origin, OriginTotals::new);
        }
    }

    private static OtlpOutcome refused(Reason reason, String sentence) {
        return new OtlpOutcome.Refused(new PushOutcome.Refused(reason, sentence));
    }

    /** Those heard of last; the one silent for longest gives way. */
    private static final class RecentOrigins extends LinkedHashMap<Origin, OriginTotals> {
        private static final long serialVersionUID = 1L;

        RecentOrigins() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Origin, OriginTotals> eldest) {
            return size() > MOST_ORIGINS;
        }
    }
}
