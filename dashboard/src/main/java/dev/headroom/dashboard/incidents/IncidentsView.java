package dev.headroom.dashboard.incidents;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Route;
import dev.headroom.alerts.Incident;
import dev.headroom.alerts.silence.Silence;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** What fires now, what is kept quiet, what ended in the range, and what was told of it all. */
@Route("incidents")
@PermitAll
final class IncidentsView extends Page {

    private static final String PARAMETER = "incident";

    private final PageFrame frame;
    private final IncidentDesk desk;

    IncidentsView(PageFrame frame, IncidentDesk desk) {
        super(frame);
        this.frame = frame;
        this.desk = desk;
        createFiring();
        createSilences();
        createPast();
        createDeliveries();
    }

    @Override
    public String title() {
        return getTranslation("nav.incidents");
    }

    /** Messages link to one incident. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        super.afterNavigation(event);
        event.getLocation().getQueryParameters().getParameters().getOrDefault(PARAMETER, List.of()).stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .findFirst()
                .flatMap(id -> desk.find(Long.parseLong(id)))
                .ifPresent(incident -> open(incident, format()));
    }

    private void createFiring() {
        IncidentTable firing = new IncidentTable(incident -> {
                    desk.acknowledge(incident);
                    refresh();
                })
                .opening((incident, shown) -> open(incident, shown.format()));
        FiringVerdict verdict = new FiringVerdict();
        add(verdict);
        place(new Panel<>(loader(), _ -> desk.firing(), firing, (incidents, shown) -> {
                    verdict.show(incidents, shown);
                    firing.show(incidents, shown);
                })
                .titled(getTranslation("incidents.firing.title"))
                .ledBy(verdict));
    }

    private void open(Incident incident, Format format) {
        new IncidentDialog(
                        incident,
                        desk.attemptsFor(incident),
                        format,
                        frame.clock().instant())
                .offering(getTranslation("silences.this"), () -> edit(SilenceDraft.of(incident), format))
                .open();
    }

    private void createSilences() {
        SilenceTable silences = new SilenceTable(this::end);
        Button add = new Button(getTranslation("silences.new"), _ -> edit(SilenceDraft.EMPTY, format()));
        add.addClassName("hr-tool");
        Div above = new Div(add);
        above.addClassName("hr-tools");
        Panel<List<Silence>> panel = new Panel<>(loader(), desk::silences, silences, silences::show)
                .titled(getTranslation("silences.title"));
        panel.add(above);
        place(panel);
    }

    private void end(Silence silence) {
        desk.end(silence);
        refresh();
    }

    private void edit(SilenceDraft draft, Format format) {
        new SilenceEditor(draft, desk, frame.clock(), format, this::refresh).open();
    }

    private void createPast() {
        IncidentTable past =
                new IncidentTable(desk::acknowledge).opening((incident, shown) -> open(incident, shown.format()));
        place(new Panel<>(loader(), desk::past, past, past::show).titled(getTranslation("incidents.past.title")));
    }

    private void createDeliveries() {
        DeliveryTable table = new DeliveryTable();
        place(new Panel<>(loader(), desk::attempts, table, table::show).titled(getTranslation("deliveries.title")));
    }
}
