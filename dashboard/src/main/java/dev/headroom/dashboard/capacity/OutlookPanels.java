package dev.headroom.dashboard.capacity;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.chart.Band;
import dev.headroom.dashboard.chart.ChartSpec;
import dev.headroom.dashboard.chart.Line;
import dev.headroom.dashboard.chart.TimeChart;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.chart.Values;
import dev.headroom.dashboard.format.Words;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.page.PanelLoader;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Limits;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.training.Training;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Makes the panels on the future of a service; two pages show them. */
@Component
public final class OutlookPanels {
    private final OutlookPresenter presenter;
    private final Training training;

    OutlookPanels(OutlookPresenter presenter, Training training) {
        this.presenter = presenter;
        this.training = training;
    }

    /** A day of load, the day to come with its intervals, and what the replicas sustain. */
    public Panel<?> forecast(PanelLoader loader, Supplier<ServiceName> service) {
        TimeChart chart = new TimeChart();
        Panel<OutlookPresenter.Expected> panel = new Panel<>(
                loader,
                moment -> presenter.expected(service.get(), moment),
                chart,
                (expected, shown) -> draw(chart, expected, shown));
        panel.addClassName("hr-tall");
        return panel.titled(panel.getTranslation("capacity.load")).subtitled(panel.getTranslation("capacity.load.sub"));
    }

    /** Replicas and limits with the numbers that led to them. */
    public Panel<?> advice(PanelLoader loader, Supplier<ServiceName> service) {
        Div body = new Div();
        Panel<Outlook> panel = new Panel<>(
                loader,
                moment -> presenter.outlook(service.get(), moment),
                body,
                (outlook, shown) -> advise(body, outlook, shown));
        return panel.titled(panel.getTranslation("advice.title"));
    }

    /** What one replica sustains and what that follows from. */
    public Panel<?> replica(PanelLoader loader, Supplier<ServiceName> service) {
        ReplicaCard card = new ReplicaCard();
        Panel<Outlook> panel = new Panel<>(
                loader,
                moment -> presenter.outlook(service.get(), moment),
                card,
                (outlook, shown) -> card.show(outlook.capacity(), shown));
        return panel.titled(panel.getTranslation("replica.title"));
    }

    /** Which models made the forecast and how good each is. */
    public Panel<?> members(PanelLoader loader, Supplier<ServiceName> service) {
        MemberTable table = new MemberTable(training);
        Panel<Outlook> panel =
                new Panel<>(loader, moment -> presenter.outlook(service.get(), moment), table, table::show);
        return panel.titled(panel.getTranslation("members.title"));
    }

    private static void draw(TimeChart chart, OutlookPresenter.Expected expected, Panel.Shown shown) {
        Words words = shown.format().words();
        Recommendation advice = expected.outlook().recommendation();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(words.of("signal.OFFERED_RPS"), Tone.BLUE, Line.Style.SOLID, expected.load()));
        lines.add(Line.expected(words.of("chart.forecast"), expected.forecast()));
        plan(advice, expected.forecast())
                .ifPresent(line -> lines.add(new Line(
                        words.of("chart.plan"), Tone.TEAL, Line.Style.STEP, line.start(), line.step(), line.values())));
        ChartSpec spec = ChartSpec.of(
                        ChartSpec.Scale.number(words.of("unit.rps")),
                        expected.load().window().from(),
                        expected.to(),
                        lines)
                .withForecast(Band.of(expected.forecast()), shown.now())
                .withThresholds(capacityToday(advice).stream()
                        .map(value -> new ChartSpec.Threshold(
                                value, words.of("chart.capacity", shown.format().number(value)), Tone.GREY, true))
                        .toList());
        chart.show(spec, new TimeChart.Reading(shown.format(), words.of("capacity.load.summary")));
    }

    /** What the advised replicas sustain from the moment they should serve. */
    private static Optional<Line> plan(Recommendation advice, Forecast forecast) {
        if (!(advice instanceof Recommendation.ScaleTo(int replicas, Instant before, Limits _, Evidence because))) {
            return Optional.empty();
        }
        Instant serving = before.plus(because.leadTime());
        Values sustained = Values.of(forecast.points().stream()
                .mapToDouble(point -> (point.time().isBefore(serving) ? because.current() : replicas)
                        * because.capacityPerReplica()));
        return Optional.of(new Line("", Tone.TEAL, Line.Style.STEP, forecast.origin(), forecast.step(), sustained));
    }

    private static Optional<Double> capacityToday(Recommendation advice) {
        return switch (advice) {
            case Recommendation.ScaleTo scale -> Optional.of(sustained(scale.because()));
            case Recommendation.Keep keep -> Optional.of(sustained(keep.because()));
            case Recommendation.NoAdvice _ -> Optional.empty();
        };
    }

    private static double sustained(Evidence because) {
        return because.current() * because.capacityPerReplica();
    }

    private static void advise(Div body, Outlook outlook, Panel.Shown shown) {
        body.removeAll();
        switch (outlook.recommendation()) {
            case Recommendation.ScaleTo(int replicas, Instant _, Limits limits, Evidence because) ->
                body.add(new AdviceCard(replicas, limits, because, shown));
            case Recommendation.Keep(int replicas, Limits limits, Evidence because) ->
                body.add(new AdviceCard(replicas, limits, because, shown));
            case Recommendation.NoAdvice _ ->
                body.add(new Paragraph(new AdviceWords(shown).advice(outlook.recommendation())));
        }
    }
}
