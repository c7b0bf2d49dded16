package dev.headroom.dashboard.settings;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.router.Route;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.storage.DatabaseInfo;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** What this instance was told: the services with their promises, and how it runs. Changed in headroom.yaml. */
@Route("settings")
@PermitAll
final class SettingsView extends Page {
    SettingsView(PageFrame frame, History history, Fleet fleet, DatabaseInfo database) {
        super(frame);
        createServices(history, fleet);
        createAbout(database);
    }

    @Override
    public String title() {
        return getTranslation("nav.settings");
    }

    private void createServices(History history, Fleet fleet) {
        Table<ServiceDefinition> table = new Table<ServiceDefinition>(ServiceDefinition::name)
                .column(
                        getTranslation("services.service"),
                        (service, _) -> Parts.strong(service.name().value()))
                .text(
                        getTranslation("settings.availability"),
                        (service, _) -> Math.round(service.slo().availability() * 1e5) / 1e3 + " %")
                .text(
                        "TTFT p95",
                        (service, format) -> format.latency(service.slo().ttft()))
                .text(
                        "TPOT p95",
                        (service, format) -> format.latency(service.slo().tpot()))
                .text(
                        getTranslation("services.replicas"),
                        (service, _) -> service.replicas().min() + " – "
                                + service.replicas().max())
                .text(
                        getTranslation("advice.lead"),
                        (service, format) -> format.span(service.replicas().startUp()))
                .text(getTranslation("resource.LIMITER"), SettingsView::limiter)
                .text(getTranslation("resource.CONNECTIONS"), SettingsView::connections);
        place(new Panel<>(loader(), _ -> load(history, fleet), table, table::show)
                .titled(getTranslation("nav.services"))
                .noted(getTranslation("settings.where")));
    }

    private void createAbout(DatabaseInfo database) {
        DescriptionList pairs = new DescriptionList();
        pairs.addClassName("hr-pairs");
        Panel<About> panel = new Panel<>(loader(), _ -> Loaded.of(About.of(database)), pairs, (facts, shown) -> {
            pairs.removeAll();
            pair(
                    pairs,
                    "settings.version",
                    facts.version().isEmpty() ? getTranslation("settings.classes") : facts.version());
            pair(pairs, "settings.database", facts.engine());
            pair(pairs, "settings.address", facts.address());
            pair(
                    pairs,
                    "settings.size",
                    facts.databaseBytes().isPresent()
                            ? shown.format()
                                    .bytes((double) facts.databaseBytes().getAsLong())
                            : Format.UNKNOWN);
            pair(pairs, "settings.java", facts.java());
            pair(pairs, "settings.zone", shown.format().zone().getId());
        });
        place(panel.titled(getTranslation("settings.instance")).sized("hr-half"));
    }

    private void pair(DescriptionList pairs, String key, String value) {
        pairs.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }

    private static Loaded<List<ServiceDefinition>> load(History history, Fleet fleet) {
        List<ServiceName> names = history.services();
        return names.isEmpty()
                ? Loaded.empty("overview.no-services")
                : Loaded.of(names.stream().map(fleet::definitionOf).toList());
    }

    private static String limiter(ServiceDefinition service, Format format) {
        return service.limiter()
                .map(limiter -> format.rate(limiter.rps()) + " · " + format.count(limiter.burst()))
                .orElse(Format.UNKNOWN);
    }

    private static String connections(ServiceDefinition service, Format format) {
        return service.connectionLimit().isPresent()
                ? format.count((double) service.connectionLimit().getAsLong())
                : Format.UNKNOWN;
    }
}
