package dev.headroom.dashboard.capacity;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.chart.TimeChart;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.page.PanelLoader;
import dev.headroom.dashboard.widget.Sentence;
import dev.headroom.dashboard.widget.Verdict;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.load.demand.Demand;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.training.Training;
import java.util.List;
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
                (expected, shown) -> LoadChart.draw(chart, expected, shown));
        panel.addClassName("hr-tall");
        return panel.titled(panel.getTranslation("capacity.load")).subtitled(panel.getTranslation("capacity.load.sub"));
    }

    /** Replicas and limits with the numbers that led to them. */
    public Panel<?> advice(PanelLoader loader, Supplier<ServiceName> service) {
        Div body = new Div();
        Panel<OutlookPresenter.Priced> panel = new Panel<>(
                loader,
                moment -> presenter.priced(service.get(), moment),
                body,
                (priced, shown) -> advise(body, priced, shown));
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

    /** The answer of the page: what to do, and why. */
    public Panel<?> verdict(PanelLoader loader, Supplier<ServiceName> service) {
        Verdict verdict = new Verdict();
        return new Panel<>(
                loader,
                moment -> presenter.outlook(service.get(), moment),
                verdict,
                (Outlook outlook, Panel.Shown shown) -> tell(verdict, outlook, shown));
    }

    /** What clients asked for, in parts. */
    public Panel<?> demand(PanelLoader loader, Supplier<ServiceName> service) {
        DemandTable table = new DemandTable();
        Panel<Demand> panel =
                new Panel<>(loader, moment -> presenter.demand(service.get(), moment), table, table::show);
        return panel.titled(panel.getTranslation("demand.title")).subtitled(panel.getTranslation("demand.sub"));
    }

    /** What earlier advice was worth. */
    public Panel<?> receipts(PanelLoader loader, Supplier<ServiceName> service) {
        ReceiptTable table = new ReceiptTable();
        Panel<ReceiptTable.Book> panel =
                new Panel<>(loader, moment -> presenter.receipts(service.get(), moment), table, table::show);
        return panel.titled(panel.getTranslation("receipts.title")).subtitled(panel.getTranslation("receipts.sub"));
    }

    private static void tell(Verdict verdict, Outlook outlook, Panel.Shown shown) {
        AdviceWords words = new AdviceWords(shown);
        String sentence = words.advice(outlook.recommendation());
        List<String> why = outlook.recommendation().given().map(advice -> words.why(advice.because())).stream()
                .toList();
        switch (outlook.recommendation()) {
            case Recommendation.ScaleTo scale
            when scale.asksForMore() -> verdict.loud(Tone.AMBER, new Sentence(sentence), why);
            case Recommendation.NoAdvice _ -> verdict.loud(Tone.GREY, new Sentence(sentence), why);
            case Recommendation.Advice _ -> verdict.quiet(new Sentence(sentence), why);
        }
    }

    private static void advise(Div body, OutlookPresenter.Priced priced, Panel.Shown shown) {
        body.removeAll();
        switch (priced.outlook().recommendation()) {
            case Recommendation.Advice advice ->
                body.add(new AdviceCard(advice, shown), new CostList(priced, shown.format()));
            case Recommendation.NoAdvice none -> body.add(new Paragraph(new AdviceWords(shown).advice(none)));
        }
    }
}
