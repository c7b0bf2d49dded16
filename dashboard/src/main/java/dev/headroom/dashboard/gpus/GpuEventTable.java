package dev.headroom.dashboard.gpus;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import java.util.List;

/** Devices that were lost or came back, and XID errors, newest first. */
final class GpuEventTable extends Composite<Table<GpuEvent>> {
    @Override
    protected Table<GpuEvent> initContent() {
        return new Table<GpuEvent>(event -> event)
                .column(getTranslation("gpus.event.when"), (event, shown) -> when(event, shown))
                .column(getTranslation("gpus.event.what"), (event, _) -> kind(event.kind()))
                .column("GPU", (event, _) -> Parts.stack(Parts.strong(event.node()), Parts.small(event.device())))
                .column(getTranslation("gpus.event.detail"), GpuEventTable::detail);
    }

    void show(List<GpuEvent> events, Panel.Shown shown) {
        getContent().show(events, shown);
    }

    private static Component when(GpuEvent event, Panel.Shown shown) {
        Span time = Parts.small(shown.format().time(event.time(), shown.now()));
        time.setTitle(shown.format().exact(event.time()));
        return time;
    }

    private Component kind(GpuEvent.Kind kind) {
        String text = getTranslation("gpus.event." + kind.name());
        return Parts.chip(text, kind == GpuEvent.Kind.BACK ? Tone.TEAL : Tone.RED);
    }

    private static Component detail(GpuEvent event, Panel.Shown shown) {
        Span detail = Parts.small(shown.format().englishOnly(event.detail()));
        detail.setTitle(event.detail());
        detail.addClassName("hr-wrap");
        return detail;
    }
}
