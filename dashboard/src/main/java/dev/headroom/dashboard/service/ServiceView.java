package dev.headroom.dashboard.service;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import dev.headroom.alerts.Incident;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.capacity.OutlookPanels;
import dev.headroom.dashboard.incidents.IncidentDesk;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Verdict;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One service: its verdict, how full it is, its traffic, its latency, its future and its nodes. */
@Route("services/:service")
@PermitAll
public final class ServiceView extends Page implements BeforeEnterObserver {
    private static final String PARAMETER = "service";

    private final ServicePresenter presenter;
    private final IncidentDesk desk;
    private final ExtrasPresenter extras;
    private final ServiceCharts charts;
    private final OutlookPanels outlook;
    private ServiceName service = ServiceName.UNASSIGNED;

    ServiceView(
            PageFrame frame,
            ServicePresenter presenter,
            ExtrasPresenter extras,
            IncidentDesk desk,
            OutlookPanels outlook) {
        super(frame);
        this.extras = extras;
        this.presenter = presenter;
        this.desk = desk;
        this.outlook = outlook;
        this.charts = new ServiceCharts(this::zoom, () -> presenter.definition(service));
        createVerdict();
        createCards();
        createTraffic();
        createConcurrency();
        createLatencies();
        createSaturation();
        createOutlook();
        createNodes();
        createMachines();
        createExtras();
    }

    /** Where the page of a service is. */
    public static RouteParameters parameters(ServiceName service) {
        return new RouteParameters(new RouteParam(PARAMETER, service.value()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        service =
                event.getRouteParameters().get(PARAMETER).map(ServiceName::new).orElse(ServiceName.UNASSIGNED);
    }

    @Override
    public String title() {
        return service.value();
    }

    private void createVerdict() {
        Verdict verdict = new Verdict();
        place(new Panel<>(loader(), about(presenter::summary), verdict, (summary, shown) -> {
            new ServiceWords(shown).tell(summary, verdict);
            List<Incident> open = desk.firingFor(service).stream()
                    .filter(incident -> incident.acknowledgedBy().isEmpty())
                    .toList();
            verdict.offer(open.stream().limit(1).map(this::acknowledge).toArray(Button[]::new));
        }));
    }

    private Button acknowledge(Incident incident) {
        Button button = new Button(getTranslation("incidents.acknowledge"), _ -> {
            desk.acknowledge(incident);
            refresh();
        });
        button.addClassName("hr-primary");
        return button;
    }

    private void createCards() {
        SaturationCards cards = new SaturationCards();
        place(new Panel<>(loader(), about(presenter::now), cards, cards::show));
    }

    private void createTraffic() {
        Panel<ServicePresenter.Traces> panel = new Panel<>(
                loader(),
                moment -> presenter.traces(service, moment, ServiceCharts.TRAFFIC),
                charts.traffic(),
                charts::showTraffic);
        place(panel.titled(getTranslation("service.traffic"))
                .subtitled(getTranslation("unit.rps"))
                .sized("hr-half"));
    }

    private void createConcurrency() {
        Panel<ServicePresenter.Traces> panel = new Panel<>(
                loader(),
                moment -> presenter.traces(service, moment, ServiceCharts.CONCURRENCY),
                charts.concurrency(),
                charts::showConcurrency);
        place(panel.titled(getTranslation("service.concurrency"))
                .subtitled(getTranslation("service.concurrency.sub"))
                .sized("hr-half"));
    }

    private void createLatencies() {
        for (ServiceCharts.Latency latency : charts.latencies()) {
            Panel<ServicePresenter.Quantiles> panel = new Panel<>(
                    loader(),
                    moment -> presenter.quantiles(service, moment, latency.kind()),
                    latency.chart(),
                    (quantiles, shown) -> charts.showLatency(latency, quantiles, shown));
            place(panel.titled(getTranslation("latency." + latency.kind().name()))
                    .sized("hr-half"));
        }
    }

    private void createSaturation() {
        Panel<ServicePresenter.Fullness> panel =
                new Panel<>(loader(), about(presenter::fullness), charts.saturation(), charts::showSaturation);
        place(panel.titled(getTranslation("service.saturation")).sized("hr-half"));
    }

    private void createOutlook() {
        place(outlook.forecast(loader(), () -> service).sized("hr-two-thirds"));
        place(outlook.advice(loader(), () -> service).sized("hr-third"));
    }

    private void createNodes() {
        NodeTable table = new NodeTable();
        place(new Panel<>(loader(), about(presenter::nodes), table, table::show)
                .titled(getTranslation("service.nodes"))
                .noted(getTranslation("service.nodes.note")));
    }

    private void createMachines() {
        MachineTable table = new MachineTable();
        place(new Panel<>(loader(), _ -> extras.machines(service), table, table::show)
                .titled(getTranslation("service.machines"))
                .noted(getTranslation("service.machines.note"))
                .onlyWhenFilled());
    }

    private void createExtras() {
        ExtraCharts drawn = new ExtraCharts(this::zoom);
        place(new Panel<>(loader(), moment -> extras.traces(service, moment), drawn, drawn::show)
                .titled(getTranslation("service.extras"))
                .noted(getTranslation("service.extras.note")));
    }

    private <T> Function<Moment, Loaded<T>> about(BiFunction<ServiceName, Moment, Loaded<T>> query) {
        return moment -> query.apply(service, moment);
    }
}
