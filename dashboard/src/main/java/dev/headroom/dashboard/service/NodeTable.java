package dev.headroom.dashboard.service;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import dev.headroom.collector.history.NodeState;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Meters;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row for each replica and gateway of a service. */
final class NodeTable extends Composite<Table<ServicePresenter.NodeRow>> {
    private static final Duration OLD = Duration.ofSeconds(60);

    @Override
    protected Table<ServicePresenter.NodeRow> initContent() {
        return new Table<ServicePresenter.NodeRow>(row -> row.state().profile().node())
                .column(getTranslation("nodes.node"), (row, _) -> name(row.state()))
                .text(
                        getTranslation("unit.rps"),
                        (row, format) ->
                                format.number(row.state().requestsPerSecond().ended()))
                .text(
                        getTranslation("signal.RUNNING"),
                        (row, format) -> format.count(row.state().engine().running()))
                .text(
                        getTranslation("signal.WAITING"),
                        (row, format) -> format.count(row.state().engine().waiting()))
                .text("KV", (row, format) -> format.percent(row.state().engine().kvCacheRatio()))
                .text("TTFT p95", (row, format) -> format.seconds(row.ttftP95()))
                .text("TPOT p95", (row, format) -> format.seconds(row.tpotP95()))
                .text(
                        getTranslation("unit.tokens"),
                        (row, format) ->
                                format.number(row.state().tokensPerSecond().generation()))
                .column(getTranslation("nodes.gpus"), this::gpus)
                .column(getTranslation("nodes.scrape"), this::scrape);
    }

    void show(List<ServicePresenter.NodeRow> rows, Panel.Shown shown) {
        getContent().show(rows, shown);
    }

    private Component name(NodeState state) {
        String kind = state.gateway() ? getTranslation("nodes.gateway") : "";
        String about = Stream.of(state.profile().instance(), state.profile().dialect(), kind)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return Parts.stack(Parts.strong(state.profile().node().node()), Parts.small(about));
    }

    private Component gpus(ServicePresenter.NodeRow row, Panel.Shown shown) {
        List<Meters.Share> shares = row.gpuUtilization().stream()
                .map(ratio -> new Meters.Share(
                        ratio,
                        ratio >= 0.95 ? Tone.RED : Tone.BLUE,
                        shown.format().percent(ratio)))
                .toList();
        return shares.isEmpty()
                ? Parts.value("–", getTranslation("nodes.no-gpus"))
                : Meters.cells(shares, getTranslation("nodes.gpus.summary", shares.size()));
    }

    private Component scrape(ServicePresenter.NodeRow row, Panel.Shown shown) {
        String age = getTranslation("time.ago", shown.format().span(row.age()));
        return row.age().compareTo(OLD) > 0
                ? Parts.chip(getTranslation("nodes.stale", shown.format().span(row.age())), Tone.AMBER)
                : Parts.small(age);
    }
}
