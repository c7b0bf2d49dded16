package dev.headroom.dashboard.gpus;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuLinks;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Meters;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One row for each GPU, in the units its tools use. */
final class GpuTable extends Composite<Table<GpuTable.Row>> {
    private static final Duration OLD = Duration.ofMinutes(2);
    private static final double HOT = 85;

    /** A GPU and what is to be said of its sample, so that a row is drawn anew when it ages. */
    record Row(GpuState state, boolean old, boolean lost) {
        GpuReading gpu() {
            return state.reading();
        }
    }

    @Override
    protected Table<Row> initContent() {
        return new Table<Row>(row -> row.gpu().device().uuid())
                .column("GPU", (row, _) -> name(row))
                .column(getTranslation("gpus.utilization"), (row, shown) -> utilization(row.gpu(), shown.format()))
                .column(getTranslation("gpus.memory"), (row, shown) -> memory(row.gpu(), shown.format()))
                .number(getTranslation("gpus.power"), (row, shown) -> power(row.gpu(), shown.format()))
                .number(getTranslation("gpus.temperature"), (row, shown) -> temperature(row.gpu(), shown.format()))
                .text(getTranslation("gpus.clock"), (row, format) -> megahertz(row.gpu(), format))
                .column(getTranslation("gpus.throttle"), (row, _) -> throttle(row.gpu()))
                .column("PCIe", (row, shown) -> pcie(row.gpu().links(), shown.format()))
                .number("ECC", (row, shown) -> errors(row.gpu().health().eccUncorrected(), shown.format()))
                .number("XID", (row, shown) -> errors(row.gpu().health().xid(), shown.format()))
                .column(getTranslation("nodes.scrape"), this::age);
    }

    void show(Gpus gpus, Panel.Shown shown) {
        List<Row> rows = gpus.states().stream()
                .map(gpu -> new Row(gpu, isOld(gpu.lastSample(), shown), gpus.isLost(gpu)))
                .toList();
        getContent().show(rows, shown);
    }

    private static boolean isOld(Instant sample, Panel.Shown shown) {
        return sample.plus(OLD).isBefore(shown.now());
    }

    private Component name(Row row) {
        GpuDevice device = row.gpu().device();
        String index = device.index() < 0 ? "" : " · GPU " + device.index();
        String mig = device.migInstance().isEmpty() ? "" : " · MIG " + device.migInstance();
        Div cell = Parts.stack(
                Parts.strong(device.node() + index + mig),
                Parts.small(device.model().isEmpty() ? device.uuid() : device.model()));
        if (row.lost()) {
            cell.add(Parts.chip(getTranslation("gpus.event.LOST"), Tone.RED));
        }
        cell.setTitle(device.uuid());
        return cell;
    }

    private Component utilization(GpuReading gpu, Format format) {
        return metered(gpu.utilizationRatio(), format.percent(gpu.utilizationRatio()));
    }

    private Component memory(GpuReading gpu, Format format) {
        double ratio = gpu.memory().usedRatio();
        return metered(
                ratio,
                format.bytes(gpu.memory().usedBytes()) + " / "
                        + format.bytes(gpu.memory().totalBytes()));
    }

    private Component metered(double ratio, String text) {
        return Parts.stack(
                Parts.value(text, getTranslation("state.unknown")),
                Meters.bar(new Meters.Share(ratio, Tone.BLUE, text)));
    }

    private Component power(GpuReading gpu, Format format) {
        if (Double.isNaN(gpu.power().watts())) {
            return Parts.value(Format.UNKNOWN, getTranslation("state.unknown"));
        }
        Div cell = Parts.stack(Parts.value(format.watts(gpu.power().watts()), ""));
        if (!Double.isNaN(gpu.power().limitWatts())) {
            cell.add(Parts.small(
                    getTranslation("gpus.of", format.count(gpu.power().limitWatts()) + " W")));
        }
        return cell;
    }

    private Component temperature(GpuReading gpu, Format format) {
        double celsius = gpu.health().temperatureCelsius();
        String text = Double.isNaN(celsius) ? Format.UNKNOWN : format.count(celsius) + " °C";
        return celsius >= HOT ? Parts.toned(text, Tone.AMBER) : Parts.value(text, getTranslation("state.unknown"));
    }

    private static String megahertz(GpuReading gpu, Format format) {
        return Double.isNaN(gpu.clocks().smMegahertz())
                ? Format.UNKNOWN
                : format.count(gpu.clocks().smMegahertz()) + " MHz";
    }

    private Component throttle(GpuReading gpu) {
        if (gpu.health().throttleReasons() == GpuHealth.UNKNOWN_THROTTLE) {
            return Parts.value(Format.UNKNOWN, getTranslation("state.unknown"));
        }
        List<ThrottleReason> reasons = ThrottleReason.in(gpu.health().throttleReasons());
        if (reasons.isEmpty()) {
            return Parts.small(getTranslation("gpus.throttle.none"));
        }
        Div chips = Parts.stack();
        reasons.forEach(reason -> chips.add(Parts.chip(getTranslation("throttle." + reason.name()), Tone.AMBER)));
        return chips;
    }

    /** Generation and lanes; a narrow link is for the reader to judge, since an idle device lowers the first. */
    private Component pcie(GpuLinks links, Format format) {
        if (Double.isNaN(links.pcieGeneration()) && Double.isNaN(links.pcieWidth())) {
            return Parts.value(Format.UNKNOWN, getTranslation("state.unknown"));
        }
        return Parts.small(format.count(links.pcieGeneration()) + " × " + format.count(links.pcieWidth()));
    }

    private Component errors(double number, Format format) {
        String text = format.count(number);
        return number > 0 ? Parts.toned(text, Tone.RED) : Parts.value(text, getTranslation("state.unknown"));
    }

    private Component age(Row row, Panel.Shown shown) {
        String age = shown.format().time(row.state().lastSample(), shown.now());
        return row.old() ? Parts.chip(getTranslation("nodes.since", age), Tone.AMBER) : Parts.small(age);
    }
}
