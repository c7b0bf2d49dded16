package dev.headroom.dashboard.capacity;

import dev.headroom.dashboard.chart.Band;
import dev.headroom.dashboard.chart.ChartSpec;
import dev.headroom.dashboard.chart.Line;
import dev.headroom.dashboard.chart.TimeChart;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.chart.Values;
import dev.headroom.dashboard.format.Words;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.forecasting.calendar.ExpectedEvent;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws load, forecast, what the planned replicas sustain, events and what else happened. */
final class LoadChart {

    private LoadChart() {}

    static void draw(TimeChart chart, OutlookPresenter.Expected expected, Panel.Shown shown) {
        Words words = shown.format().words();
        Optional<Evidence> because = expected.outlook().recommendation().given().map(Recommendation.Advice::because);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(words.of("signal.OFFERED_RPS"), Tone.BLUE, Line.Style.SOLID, expected.load()));
        lines.add(Line.expected(words.of("chart.forecast"), expected.forecast()));
        because.ifPresent(evidence -> lines.add(plan(words.of("chart.plan"), evidence, expected.forecast())));
        ChartSpec spec = ChartSpec.of(
                        ChartSpec.Scale.number(words.of("unit.rps")),
                        expected.load().window().from(),
                        expected.to(),
                        lines)
                .withForecast(Band.of(expected.forecast()), shown.now())
                .withEpisodes(events(expected))
                .withMarks(
                        expected.annotations().stream().map(ChartSpec.Mark::of).toList())
                .withThresholds(because.stream()
                        .mapToDouble(evidence -> evidence.current() * evidence.capacityPerReplica())
                        .mapToObj(value -> new ChartSpec.Threshold(
                                value, words.of("chart.capacity", shown.format().number(value)), Tone.GREY, true))
                        .toList());
        chart.show(spec, new TimeChart.Reading(shown.format(), words.of("capacity.load.summary")));
    }

    /** What the planned replicas sustain from the moment each change is to be decided, plus its start-up. */
    private static Line plan(String name, Evidence because, Forecast forecast) {
        Values sustained = Values.of(forecast.points().stream()
                .mapToDouble(point -> because.plan().at(point.time()) * because.capacityPerReplica()));
        return new Line(name, Tone.TEAL, Line.Style.STEP, forecast.origin(), forecast.step(), sustained);
    }

    private static List<ChartSpec.Stretch> events(OutlookPresenter.Expected expected) {
        Instant from = expected.load().window().from();
        return expected.events().stream()
                .map(event -> stretch(event, from, expected.to()))
                .filter(stretch -> stretch.from().isBefore(stretch.to()))
                .toList();
    }

    private static ChartSpec.Stretch stretch(ExpectedEvent event, Instant from, Instant to) {
        return new ChartSpec.Stretch(
                event.start().isBefore(from) ? from : event.start(),
                event.end().isAfter(to) ? to : event.end(),
                event.name(),
                Tone.AMBER);
    }
}
