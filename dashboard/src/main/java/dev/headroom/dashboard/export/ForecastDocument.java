package dev.headroom.dashboard.export;

import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import java.time.Instant;
import java.util.List;

/** A forecast as JSON, with what it was made of. */
public record ForecastDocument(
        String service,
        Instant madeAt,
        Instant origin,
        long stepSeconds,
        Instant historyFrom,
        double gapShare,
        double coverage95,
        List<Point> points,
        List<Member> members) {

    /** Offered requests per second over the step that starts at {@code time}. */
    public record Point(
            Instant time, double meanRps, double low80Rps, double high80Rps, double low95Rps, double high95Rps) {}

    /** What one model counts for; {@code mase} below 1 beats the seasonal naive forecast. */
    public record Member(String member, double weight, double mase, String provenance) {}

    /** The steps are those of the outlook's forecast. */
    public static ForecastDocument of(Outlook outlook, ForecastSteps steps) {
        Forecast forecast = steps.forecast();
        return new ForecastDocument(
                outlook.service().value(),
                outlook.madeAt(),
                forecast.origin(),
                steps.width().toSeconds(),
                forecast.historyFrom(),
                forecast.gapShare(),
                forecast.coverage95(),
                steps.points().stream().map(ForecastDocument::point).toList(),
                forecast.members().stream()
                        .map(member -> new Member(member.member(), member.weight(), member.mase(), member.provenance()))
                        .toList());
    }

    private static Point point(ForecastPoint point) {
        return new Point(point.time(), point.mean(), point.low80(), point.high80(), point.low95(), point.high95());
    }
}
