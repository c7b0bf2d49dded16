package dev.headroom.dashboard.api;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.api.CurrentOutlooks.Found;
import dev.headroom.dashboard.configuration.Span;
import dev.headroom.dashboard.export.ForecastTable;
import dev.headroom.dashboard.export.OutlookWorkbook;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The forecast of a service's offered load. */
@RestController
@Tag(name = "advice")
final class ForecastController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final Set<String> FORMATS = Set.of("json", "csv", "xlsx");

    private final CurrentOutlooks outlooks;
    private final KnownServices services;

    ForecastController(CurrentOutlooks outlooks, KnownServices services) {
        this.outlooks = outlooks;
        this.services = services;
    }

    /** Offered requests per second over the step that starts at {@code time}. */
    record PointBody(
            Instant time, double meanRps, double low80Rps, double high80Rps, double low95Rps, double high95Rps) {}

    /** What one model counts for; {@code mase} below 1 beats the seasonal naive forecast. */
    record MemberBody(String member, double weight, double mase, String provenance) {}

    record ForecastBody(
            String service,
            Instant madeAt,
            Instant origin,
            long stepSeconds,
            Instant historyFrom,
            double gapShare,
            double coverage95,
            List<PointBody> points,
            List<MemberBody> members) {}

    @GetMapping("/api/v1/services/{service}/forecast")
    @Operation(
            summary = "Expected load with 80 % and 95 % intervals",
            description = "horizon, step: durations. step is a multiple of the forecast's own 10 minutes; wider steps"
                    + " average the load, and their intervals are on the safe side. format: json, csv or xlsx.")
    ResponseEntity<?> forecast(
            @PathVariable("service") String service,
            @RequestParam(name = "horizon", defaultValue = "PT24H") String horizon,
            @RequestParam(name = "step", defaultValue = "PT10M") String step,
            @RequestParam(name = "format", defaultValue = "json") String format) {
        ServiceName name = services.require(service);
        Duration ahead = duration("horizon", horizon);
        Duration width = duration("step", step);
        if (!FORMATS.contains(format)) {
            throw Refusal.badRequest("format must be json, csv or xlsx");
        }
        return switch (outlooks.find(name)) {
            case Found.Doubtful(var reason) -> throw Refusal.unavailable(reason);
            case Found.Current(var outlook) -> {
                Forecast forecast =
                        switch (outlook.forecast()) {
                            case ForecastResult.Made(var made) -> made;
                            case ForecastResult.NotMade not -> throw Refusal.unavailable(not.detail());
                        };
                List<ForecastPoint> points = ForecastSteps.of(forecast, ahead, width);
                yield switch (format) {
                    case "csv" -> file(CSV, "forecast.csv", ForecastTable.csv(name, points));
                    case "xlsx" -> file(XLSX, "forecast.xlsx", OutlookWorkbook.of(outlook, points));
                    default -> json(name, outlook.madeAt(), forecast, points, width);
                };
            }
        };
    }

    private static ResponseEntity<ForecastBody> json(
            ServiceName service, Instant madeAt, Forecast forecast, List<ForecastPoint> points, Duration width) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ForecastBody(
                        service.value(),
                        madeAt,
                        forecast.origin(),
                        width.toSeconds(),
                        forecast.historyFrom(),
                        forecast.gapShare(),
                        forecast.coverage95(),
                        points.stream().map(ForecastController::body).toList(),
                        forecast.members().stream()
                                .map(member -> new MemberBody(
                                        member.member(), member.weight(), member.mase(), member.provenance()))
                                .toList()));
    }

    private static <T> ResponseEntity<T> file(MediaType type, String name, T content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private static PointBody body(ForecastPoint point) {
        return new PointBody(point.time(), point.mean(), point.low80(), point.high80(), point.low95(), point.high95());
    }

    private static Duration duration(String name, String text) {
        try {
            Duration duration = Span.parse(text);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
            throw Refusal.badRequest(name + " must be a duration like 24h, 10m or PT24H");
        }
        throw Refusal.badRequest(name + " must be > 0");
    }
}
