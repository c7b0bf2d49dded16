package dev.headroom.forecasting.recommendation;

import dev.headroom.forecasting.calendar.ExpectedEvent;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.recommendation.margin.Margins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The load that replicas must carry at each step: the forecast with its margin and, before an event, a ramp from there up to
 * 80 % of the event's peak, so that the first minute of a sale does not find the replicas still starting.
 */
final class LoadAhead {

    private static final double PREWARM_SHARE = 0.8;

    private final Forecast forecast;
    private final double[] loads;
    private final int peak;
    private final String eventOfPeak;

    private LoadAhead(Forecast forecast, double[] loads, int peak, String eventOfPeak) {
        this.forecast = forecast;
        this.loads = loads;
        this.peak = peak;
        this.eventOfPeak = eventOfPeak;
    }

    static LoadAhead of(Forecast forecast, Situation situation) {
        List<ForecastPoint> points = forecast.points();
        double[] loads = new double[points.size()];
        int peak = 0;
        for (int i = 0; i < loads.length; i++) {
            ForecastPoint point = points.get(i);
            loads[i] = marginsAt(point.time(), situation).load(point, Duration.between(situation.now(), point.time()));
            peak = point.mean() > points.get(peak).mean() ? i : peak;
        }
        situation.events().forEach(event -> prewarm(event, forecast, loads));
        return new LoadAhead(forecast, loads, peak, eventAt(points.get(peak).time(), situation.events()));
    }

    /** What an event adds is not in the newest load. */
    static Margins marginsAt(Instant time, Situation situation) {
        Margins margins = situation.past().margins();
        return eventAt(time, situation.events()).isEmpty() ? margins : margins.withoutLatest();
    }

    private static void prewarm(ExpectedEvent event, Forecast forecast, double[] loads) {
        double highest = 0;
        for (int i = 0; i < loads.length; i++) {
            if (event.occurrence().contains(forecast.points().get(i).time())) {
                highest = Math.max(highest, loads[i]);
            }
        }
        Instant from = event.start().minus(event.prewarm());
        for (int i = 0; i < loads.length; i++) {
            Instant end = forecast.points().get(i).time().plus(forecast.step());
            if (end.isAfter(from) && !end.isAfter(event.start())) {
                double done = (double) Duration.between(from, end).toMillis()
                        / event.prewarm().toMillis();
                loads[i] = Math.max(loads[i], loads[i] + (PREWARM_SHARE * highest - loads[i]) * done);
            }
        }
    }

    private static String eventAt(Instant time, List<ExpectedEvent> events) {
        return events.stream()
                .filter(event -> event.occurrence().contains(time))
                .map(ExpectedEvent::name)
                .findFirst()
                .orElse("");
    }

    Forecast forecast() {
        return forecast;
    }

    /** The event in whose hours the peak lies; empty when it is ordinary load. */
    String eventOfPeak() {
        return eventOfPeak;
    }

    int steps() {
        return loads.length;
    }

    double at(int step) {
        return loads[step];
    }

    /** The step with the most load. */
    int heaviest() {
        int heaviest = 0;
        for (int i = 1; i < loads.length; i++) {
            heaviest = loads[i] > loads[heaviest] ? i : heaviest;
        }
        return heaviest;
    }

    ForecastPoint peakPoint() {
        return forecast.points().get(peak);
    }

    Instant timeOf(int step) {
        return forecast.points().get(step).time();
    }
}
