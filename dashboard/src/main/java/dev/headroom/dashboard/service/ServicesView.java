package dev.headroom.dashboard.service;

import com.vaadin.flow.router.Route;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import jakarta.annotation.security.PermitAll;

/** All services in one table, the most urgent first. */
@Route("services")
@PermitAll
final class ServicesView extends Page {
    ServicesView(PageFrame frame, ServiceSummaries summaries) {
        super(frame);
        ServiceTable table = new ServiceTable();
        ServicesVerdict verdict = new ServicesVerdict();
        add(verdict);
        place(new Panel<>(loader(), summaries::loaded, table, (services, shown) -> {
                    verdict.show(services, shown);
                    table.show(services, shown);
                })
                .titled(title())
                .noted(getTranslation("services.sorted"))
                .ledBy(verdict));
    }

    @Override
    public String title() {
        return getTranslation("nav.services");
    }
}
