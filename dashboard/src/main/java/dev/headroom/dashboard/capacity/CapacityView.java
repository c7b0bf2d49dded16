package dev.headroom.dashboard.capacity;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.events.EventDesk;
import dev.headroom.dashboard.events.EventTable;
import dev.headroom.dashboard.export.OutlookFiles;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The load to come against what the replicas sustain. */
@Route("capacity/:service?")
@PermitAll
final class CapacityView extends Page implements BeforeEnterObserver {
    private static final String PARAMETER = "service";

    private final OutlookPresenter presenter;
    private final Div tabs = new Div();
    private ServiceName service = ServiceName.UNASSIGNED;

    CapacityView(
            PageFrame frame, OutlookPresenter presenter, OutlookPanels panels, OutlookFiles files, EventDesk events) {
        super(frame);
        this.presenter = presenter;
        tabs.addClassName("hr-tabs");
        add(tabs);
        place(panels.verdict(loader(), () -> service));
        place(panels.forecast(loader(), () -> service));
        place(panels.advice(loader(), () -> service).sized("hr-third"));
        place(panels.replica(loader(), () -> service).sized("hr-third"));
        place(panels.demand(loader(), () -> service).sized("hr-third"));
        place(panels.receipts(loader(), () -> service).sized("hr-half"));
        place(panels.members(loader(), () -> service).sized("hr-half"));
        createEvents(events);
        add(new ExportTools(files, () -> service));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<ServiceName> services = presenter.services();
        service = event.getRouteParameters()
                .get(PARAMETER)
                .map(ServiceName::new)
                .orElseGet(() -> services.isEmpty() ? ServiceName.UNASSIGNED : services.getFirst());
        tabs.removeAll();
        services.forEach(name -> tabs.add(tab(name)));
    }

    @Override
    public String title() {
        return getTranslation("nav.capacity");
    }

    private void createEvents(EventDesk events) {
        EventTable table = new EventTable(events, () -> service, this::refresh);
        place(new Panel<>(loader(), moment -> events.events(service, moment), table, table::show)
                .titled(getTranslation("events.title"))
                .subtitled(getTranslation("events.sub")));
    }

    private RouterLink tab(ServiceName name) {
        RouterLink link = new RouterLink(
                name.value(), CapacityView.class, new RouteParameters(new RouteParam(PARAMETER, name.value())));
        link.addClassName("hr-tab");
        link.getElement().setAttribute("aria-current", String.valueOf(name.equals(service)));
        return link;
    }
}
