package dev.headroom.dashboard.settings;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.router.Route;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;

/** What this instance was told: the services with their promises, and how it runs. Changed in headroom.yaml. */
@Route("settings")
@PermitAll
final class SettingsView extends Page {
    private final SettingsPresenter presenter;

    SettingsView(PageFrame frame, SettingsPresenter presenter) {
        super(frame);
        this.presenter = presenter;
        createServices();
        createRules();
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

    private void createRules() {
        Table<Rule> table = new Table<Rule>(Rule::name)
                .column(getTranslation("settings.rule"), (rule, _) -> Parts.strong(rule.name()))
                .column(
                        getTranslation("settings.condition"),
                        (rule, _) -> Parts.dim(
                                getTranslation("condition." + rule.condition().name())))
                .text(getTranslation("settings.threshold"), SettingsView::threshold)
                .text(getTranslation("settings.hold"), (rule, format) -> format.span(rule.holdFor()))
                .column(
                        getTranslation("incidents.severity"),
                        (rule, _) -> Parts.chip(
                                getTranslation("severity." + rule.severity().name()), Tone.of(rule.severity())));
        place(new Panel<>(loader(), presenter::rules, table, table::show)
                .titled(getTranslation("settings.rules"))
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

    private static String threshold(Rule rule, Format format) {
        if (!rule.condition().hasThreshold()) {
            return Format.UNKNOWN;
        }
        return rule.watch()
                .map(watch -> watch.metric().word() + (watch.below() ? " < " : " > ") + format.number(rule.threshold()))
                .orElseGet(() -> "> "
                        + switch (rule.condition().unit()) {
                            case SHARE -> format.percent(rule.threshold());
                            case FACTOR -> format.number(rule.threshold()) + " ×";
                            case DEVIATIONS -> format.number(rule.threshold()) + " σ";
                            case SECONDS -> format.span(Duration.ofSeconds((long) rule.threshold()));
                            case STATE, OWN -> format.number(rule.threshold());
                        });
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
