package dev.headroom.dashboard.overview;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.Route;
import dev.headroom.collector.history.Signal;
import dev.headroom.dashboard.chart.ChartSpec;
import dev.headroom.dashboard.chart.Line;
import dev.headroom.dashboard.chart.Signals;
import dev.headroom.dashboard.chart.TimeChart;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.incidents.IncidentDesk;
import dev.headroom.dashboard.incidents.IncidentTable;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.service.ServiceSummary;
import dev.headroom.dashboard.service.ServiceTable;
import dev.headroom.dashboard.service.ServiceWords;
import dev.headroom.dashboard.widget.Sentence;
import dev.headroom.dashboard.widget.Verdict;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The first page: what needs attention most, then everything at a glance. */
@Route("")
@PermitAll
final class OverviewView extends Page {
    private final OverviewPresenter presenter;
    private final IncidentDesk desk;

    OverviewView(PageFrame frame, OverviewPresenter presenter, IncidentDesk desk) {
        super(frame);
        this.presenter = presenter;
        this.desk = desk;
        createServices();
        createRejected();
        createEpisodes();
        createIncidents();
    }

    @Override
    public String title() {
        return getTranslation("nav.overview");
    }

    /** One load fills both the verdict and the table, so that they never disagree. */
    private void createServices() {
        Verdict verdict = new Verdict();
        add(verdict);
        ServiceTable table = new ServiceTable();
        Panel<List<ServiceSummary>> panel = new Panel<>(loader(), presenter::services, table, (services, shown) -> {
            tell(verdict, services, shown);
            table.show(services, shown);
        });
        place(panel.titled(getTranslation("nav.services"))
                .noted(getTranslation("services.sorted"))
                .ledBy(verdict));
    }

    private void tell(Verdict verdict, List<ServiceSummary> services, Panel.Shown shown) {
        ServiceSummary first = services.getFirst();
        if (first.urgency() == ServiceSummary.Urgency.CALM && services.size() > 1) {
            verdict.quiet(
                    new Sentence(
                            getTranslation("verdict.calm.all"),
                            first.name().value(),
                            shown.format().percent(first.headroom())),
                    List.of());
            verdict.offer();
            return;
        }
        new ServiceWords(shown).tell(first, verdict);
        verdict.offer(
                open("overview.explain", "hr-tool", "services/" + first.name().value()),
                open("overview.plan", "hr-primary", "capacity/" + first.name().value()));
    }

    private Button open(String key, String className, String path) {
        Button button =
                new Button(getTranslation(key), _ -> getUI().ifPresent(ui -> ui.navigate(path, state().toQuery())));
        button.addClassName(className);
        return button;
    }

    private void createRejected() {
        TimeChart chart = new TimeChart();
        chart.onRangeSelected(this::zoom);
        Panel<Signals> panel = new Panel<>(loader(), presenter::rejected, chart, (series, shown) -> {
            ChartSpec spec = ChartSpec.of(
                    ChartSpec.Scale.number(getTranslation("unit.rps")),
                    shown.moment().from(),
                    shown.moment().to(),
                    List.of(
                            Line.of("429", Tone.VIOLET, Line.Style.STACK, series.of(Signal.REJECTED_429_RPS)),
                            Line.of("503", Tone.AMBER, Line.Style.STACK, series.of(Signal.REJECTED_503_RPS)),
                            Line.of(
                                    getTranslation("signal.failed"),
                                    Tone.RED,
                                    Line.Style.STACK,
                                    series.of(Signal.FAILED_RPS))));
            chart.show(spec, new TimeChart.Reading(shown.format(), getTranslation("overview.rejected.summary")));
        });
        place(panel.titled(getTranslation("overview.rejected"))
                .subtitled(getTranslation("overview.rejected.sub"))
                .sized("hr-wide"));
    }

    private void createEpisodes() {
        EpisodeLanes lanes = new EpisodeLanes();
        Panel<OverviewPresenter.Lanes> panel = new Panel<>(loader(), presenter::episodes, lanes, lanes::show);
        place(panel.titled(getTranslation("overview.episodes"))
                .subtitled(getTranslation("overview.episodes.sub"))
                .sized("hr-narrow"));
    }

    private void createIncidents() {
        IncidentTable table = new IncidentTable(incident -> {
            desk.acknowledge(incident);
            refresh();
        });
        place(new Panel<>(loader(), _ -> desk.firing(), table, table::show).titled(getTranslation("nav.incidents")));
    }
}
