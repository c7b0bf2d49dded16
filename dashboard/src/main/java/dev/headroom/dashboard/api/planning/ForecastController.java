package dev.headroom.dashboard.api.planning;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.api.KnownServices;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.configuration.unit.Span;
import dev.headroom.dashboard.export.CurrentOutlooks;
import dev.headroom.dashboard.export.CurrentOutlooks.Found;
import dev.headroom.dashboard.export.FarForecasts;
import dev.headroom.dashboard.export.ForecastFormat;
import dev.headroom.dashboard.export.ForecastSteps;
import dev.headroom.dashboard.export.OutlookFiles;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    private final CurrentOutlooks outlooks;
    private final FarForecasts forecasts;
    private final OutlookFiles files;
    private final KnownServices services;

    ForecastController(CurrentOutlooks outlooks, FarForecasts forecasts, OutlookFiles files, KnownServices services) {
        this.outlooks = outlooks;
        this.forecasts = forecasts;
        this.files = files;
        this.services = services;
    }

    @GetMapping("/api/v1/services/{service}/forecast")
    @Operation(
            summary = "Expected load with 80 % and 95 % intervals",
            description = "horizon, step: durations. Up to two days ahead a forecast has steps of 10 minutes, further"
                    + " ahead, up to 30 days, of an hour; step is a multiple of those. Wider steps average the load,"
                    + " and their intervals are on the safe side. format: json, csv or xlsx.")
    ResponseEntity<byte[]> forecast(
            @PathVariable("service") String service,
            @RequestParam(name = "horizon", defaultValue = "PT24H") String horizon,
            @RequestParam(name = "step", required = false) @Nullable String step,
            @RequestParam(name = "format", defaultValue = "json") String format) {
        ServiceName name = services.require(service);
        Duration ahead = duration("horizon", horizon);
        Optional<Duration> width = Optional.ofNullable(step).map(text -> duration("step", text));
        ForecastFormat kind = Arrays.stream(ForecastFormat.values())
                .filter(one -> one.suffix().equals(format))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("format must be json, csv or xlsx"));
        return switch (outlooks.find(name)) {
            case Found.Doubtful(var reason) -> throw Refusal.unavailable(reason);
            case Found.Current(var outlook) -> {
                Forecast forecast =
                        switch (reaching(outlook, ahead)) {
                            case ForecastResult.Made(var made) -> made;
                            case ForecastResult.NotMade not -> throw Refusal.unavailable(not.detail());
                        };
                ForecastSteps steps = steps(forecast, ahead, width.orElse(forecast.step()));
                yield answer(kind, files.write(outlook, steps, kind));
            }
        };
    }

    private ForecastResult reaching(Outlook outlook, Duration ahead) {
        try {
            return forecasts.reaching(outlook, ahead);
        } catch (IllegalArgumentException tooFar) {
            throw Refusal.badRequest(String.valueOf(tooFar.getMessage()));
        }
    }

    private static ResponseEntity<byte[]> answer(ForecastFormat format, byte[] content) {
        return switch (format) {
            case JSON ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(content);
            case CSV -> file(CSV, format, content);
            case XLSX -> file(XLSX, format, content);
        };
    }

    private static ForecastSteps steps(Forecast forecast, Duration horizon, Duration width) {
        try {
            return ForecastSteps.of(forecast, horizon, width);
        } catch (IllegalArgumentException impossible) {
            throw Refusal.badRequest(String.valueOf(impossible.getMessage()));
        }
    }

    private static ResponseEntity<byte[]> file(MediaType type, ForecastFormat format, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("forecast." + format.suffix())
                                .build()
                                .toString())
                .body(content);
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
