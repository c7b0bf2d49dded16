package dev.headroom.dashboard.service;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One row for each machine under a service's nodes. */
final class MachineTable extends Composite<Table<HostSample>> {

    @Override
    protected Table<HostSample> initContent() {
        return new Table<HostSample>(HostSample::host)
                .column(
                        getTranslation("machines.machine"),
                        (host, _) -> Parts.strong(host.host().node()))
                .text(getTranslation("machines.cpu"), (host, format) -> format.percent(host.cpuRatio()))
                .text(getTranslation("machines.memory"), MachineTable::memory)
                .text(getTranslation("signal.CONNECTIONS"), MachineTable::connections)
                .column(getTranslation("nodes.scrape"), this::age);
    }

    void show(List<HostSample> hosts, Panel.Shown shown) {
        getContent().show(hosts, shown);
    }

    private static String memory(HostSample host, Format format) {
        double ratio = host.memoryUsedBytes() / host.memoryTotalBytes();
        return Double.isNaN(ratio)
                ? Format.UNKNOWN
                : format.percent(ratio) + " · " + format.bytes(host.memoryTotalBytes());
    }

    private static String connections(HostSample host, Format format) {
        String established = format.count(host.connections().established());
        double limit = host.connections().limit();
        return Double.isNaN(limit) ? established : established + " / " + format.count(limit);
    }

    private Component age(HostSample host, Panel.Shown shown) {
        Duration age = Duration.between(host.time(), shown.now()).truncatedTo(ChronoUnit.SECONDS);
        return Parts.small(getTranslation("time.ago", shown.format().span(age)));
    }
}
