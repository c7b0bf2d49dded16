package dev.headroom.dashboard.settings;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.router.Route;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import jakarta.annotation.security.PermitAll;

/** What this instance was told: the services with their promises, and how it runs. Changed in headroom.yaml. */
@Route("settings")
@PermitAll
final class SettingsView extends Page {
    private final SettingsPresenter presenter;

    SettingsView(PageFrame frame, SettingsPresenter presenter) {
        super(frame);
        this.presenter = presenter;
        createServices();
        createChannels();
        createAbout();
    }

    @Override
    public String title() {
        return getTranslation("nav.settings");
    }

    private void createServices() {
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
        place(new Panel<>(loader(), presenter::services, table, table::show)
                .titled(getTranslation("nav.services"))
                .noted(getTranslation("settings.where")));
    }

    private void createChannels() {
        ChannelTable table = new ChannelTable(loader(), presenter);
        place(new Panel<>(loader(), presenter::channels, table, table::show)
                .titled(getTranslation("settings.channels"))
                .sized("hr-half"));
    }

    private void createAbout() {
        DescriptionList pairs = new DescriptionList();
        pairs.addClassName("hr-pairs");
        Panel<About> panel = new Panel<>(
                loader(), presenter::about, pairs, (facts, shown) -> describe(pairs, facts, shown.format()));
        place(panel.titled(getTranslation("settings.instance")).sized("hr-half"));
    }

    private void describe(DescriptionList pairs, About facts, Format format) {
        pairs.removeAll();
        pair(
                pairs,
                "settings.targets",
                getTranslation(
                        "targets.failures.of",
                        facts.reading().read(),
                        facts.reading().targets()));
        pair(pairs, "settings.uptime", format.span(facts.uptime()));
        pair(
                pairs,
                "settings.memory",
                format.bytes((double) facts.memory().usedBytes()) + " / "
                        + format.bytes((double) facts.memory().mostBytes()));
        pair(pairs, "settings.database", facts.engine());
        pair(pairs, "settings.address", facts.address());
        pair(
                pairs,
                "settings.size",
                facts.databaseBytes().isPresent()
                        ? format.bytes((double) facts.databaseBytes().getAsLong())
                        : Format.UNKNOWN);
        pair(
                pairs,
                "settings.version",
                facts.version().isEmpty() ? getTranslation("settings.classes") : facts.version());
        pair(pairs, "settings.java", facts.java());
        pair(pairs, "settings.zone", format.zone().getId());
    }

    private void pair(DescriptionList pairs, String key, String value) {
        pairs.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
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
