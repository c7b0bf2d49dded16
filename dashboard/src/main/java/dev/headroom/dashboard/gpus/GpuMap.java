package dev.headroom.dashboard.gpus;

import com.vaadin.flow.component.html.Div;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Meters;
import dev.headroom.dashboard.widget.Parts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One cell for each GPU, one box for each node: the fuller the stronger, red from 95 % and when it is lost. */
final class GpuMap extends Div {
    GpuMap() {
        addClassName("hr-gpu-map");
    }

    void show(Gpus gpus, Panel.Shown shown) {
        removeAll();
        Map<String, List<GpuState>> byNode = gpus.states().stream()
                .collect(Collectors.groupingBy(
                        gpu -> gpu.reading().device().node(), LinkedHashMap::new, Collectors.toList()));
        byNode.forEach((node, devices) -> {
            List<Meters.Share> shares = devices.stream()
                    .map(gpu -> gpus.isLost(gpu) ? lost(gpu.reading()) : share(gpu.reading(), shown))
                    .toList();
            Div box = Parts.stack(
                    Parts.small(node), Meters.cells(shares, getTranslation("nodes.gpus.summary", shares.size())));
            add(box);
        });
    }

    private Meters.Share lost(GpuReading gpu) {
        return new Meters.Share(
                1, Tone.RED, getTranslation("gpus.cell.lost", gpu.device().index()));
    }

    private Meters.Share share(GpuReading gpu, Panel.Shown shown) {
        double ratio = gpu.utilizationRatio();
        String label = getTranslation(
                "gpus.cell",
                gpu.device().index(),
                shown.format().percent(ratio),
                shown.format().percent(gpu.memory().usedRatio()));
        return new Meters.Share(ratio, ratio >= 0.95 ? Tone.RED : Tone.BLUE, label);
    }
}
