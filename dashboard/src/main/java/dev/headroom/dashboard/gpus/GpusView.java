package dev.headroom.dashboard.gpus;

import com.vaadin.flow.router.Route;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import jakarta.annotation.security.PermitAll;

/** All GPUs: whether all is well, a map by node, one row each, and what befell them. */
@Route("gpus")
@PermitAll
final class GpusView extends Page {
    GpusView(PageFrame frame, GpusPresenter presenter) {
        super(frame);
        GpusVerdict verdict = new GpusVerdict();
        add(verdict);
        GpuMap map = new GpuMap();
        GpuTable table = new GpuTable();
        place(new Panel<>(loader(), presenter::gpus, map, (gpus, shown) -> {
                    verdict.show(gpus, shown);
                    map.show(gpus, shown);
                })
                .titled(getTranslation("gpus.map"))
                .noted(getTranslation("gpus.map.note"))
                .ledBy(verdict));
        place(new Panel<>(loader(), presenter::gpus, table, table::show).titled(getTranslation("gpus.all")));
        GpuEventTable events = new GpuEventTable();
        place(new Panel<>(loader(), presenter::events, events, events::show)
                .titled(getTranslation("gpus.events"))
                .noted(getTranslation("gpus.events.note")));
    }

    @Override
    public String title() {
        return getTranslation("nav.gpus");
    }
}
