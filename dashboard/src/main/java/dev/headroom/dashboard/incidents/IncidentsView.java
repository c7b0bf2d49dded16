package dev.headroom.dashboard.incidents;

import com.vaadin.flow.router.Route;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import jakarta.annotation.security.PermitAll;

/** What fires now, then what ended in the range. */
@Route("incidents")
@PermitAll
final class IncidentsView extends Page {
    IncidentsView(PageFrame frame, IncidentDesk desk) {
        super(frame);
        IncidentTable firing = new IncidentTable(incident -> {
            desk.acknowledge(incident);
            refresh();
        });
        IncidentTable past = new IncidentTable(desk::acknowledge);
        place(new Panel<>(loader(), _ -> desk.firing(), firing, firing::show)
                .titled(getTranslation("incidents.firing.title")));
        place(new Panel<>(loader(), desk::past, past, past::show).titled(getTranslation("incidents.past.title")));
    }

    @Override
    public String title() {
        return getTranslation("nav.incidents");
    }
}
