package dev.headroom.dashboard.gpus;

import com.vaadin.flow.router.Route;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.history.History;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** All GPUs: a map by node, then one row each. */
@Route("gpus")
@PermitAll
final class GpusView extends Page {
    GpusView(PageFrame frame, History history) {
        super(frame);
        GpuMap map = new GpuMap();
        GpuTable table = new GpuTable();
        place(new Panel<>(loader(), _ -> load(history), map, map::show)
                .titled(getTranslation("gpus.map"))
                .noted(getTranslation("gpus.map.note")));
        place(new Panel<>(loader(), _ -> load(history), table, table::show).titled(getTranslation("gpus.all")));
    }

    @Override
    public String title() {
        return getTranslation("nav.gpus");
    }

    private static Loaded<List<GpuState>> load(History history) {
        List<GpuState> gpus = history.gpus();
        return gpus.isEmpty() ? Loaded.empty("gpus.none") : Loaded.of(gpus);
    }
}
