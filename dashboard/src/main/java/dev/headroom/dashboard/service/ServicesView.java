package dev.headroom.dashboard.service;

import com.vaadin.flow.router.Route;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** All services in one table. */
@Route("services")
@PermitAll
final class ServicesView extends Page {
    private final ServiceSummaries summaries;

    ServicesView(PageFrame frame, ServiceSummaries summaries) {
        super(frame);
        this.summaries = summaries;
        ServiceTable table = new ServiceTable();
        place(new Panel<>(loader(), this::load, table, table::show)
                .titled(title())
                .noted(getTranslation("services.sorted")));
    }

    @Override
    public String title() {
        return getTranslation("nav.services");
    }

    private Loaded<List<ServiceSummary>> load(Moment moment) {
        List<ServiceSummary> all = summaries.all(moment);
        return all.isEmpty() ? Loaded.empty("overview.no-services") : Loaded.of(all);
    }
}
