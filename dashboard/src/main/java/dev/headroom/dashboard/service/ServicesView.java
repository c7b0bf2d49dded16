package dev.headroom.dashboard.service;

import com.vaadin.flow.router.Route;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import jakarta.annotation.security.PermitAll;

/** All services in one table. */
@Route("services")
@PermitAll
final class ServicesView extends Page {
    ServicesView(PageFrame frame, ServiceSummaries summaries) {
        super(frame);
        ServiceTable table = new ServiceTable();
        place(new Panel<>(loader(), summaries::loaded, table, table::show)
                .titled(title())
                .noted(getTranslation("services.sorted")));
    }

    @Override
    public String title() {
        return getTranslation("nav.services");
    }
}
