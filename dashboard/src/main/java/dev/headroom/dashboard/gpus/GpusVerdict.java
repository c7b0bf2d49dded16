package dev.headroom.dashboard.gpus;

import com.vaadin.flow.component.Composite;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Sentence;
import dev.headroom.dashboard.widget.Verdict;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Whether a GPU is lost or held back, in one sentence. */
final class GpusVerdict extends Composite<Verdict> {

    private static final int MOST_NAMED = 4;

    void show(Gpus gpus, Panel.Shown shown) {
        List<GpuState> lost = gpus.states().stream().filter(gpus::isLost).toList();
        List<GpuState> held = which(
                gpus, gpu -> !ThrottleReason.in(gpu.health().throttleReasons()).isEmpty());
        List<String> evidence = evidence(gpus, shown.format());
        if (!lost.isEmpty()) {
            getContent().loud(Tone.RED, some("gpus.verdict.lost", lost, gpus), evidence);
        } else if (!held.isEmpty()) {
            getContent().loud(Tone.AMBER, some("gpus.verdict.held", held, gpus), evidence);
        } else {
            long nodes = gpus.states().stream()
                    .map(gpu -> gpu.reading().device().node())
                    .distinct()
                    .count();
            String count = String.valueOf(gpus.states().size());
            getContent()
                    .quiet(new Sentence(getTranslation("gpus.verdict.calm"), count, String.valueOf(nodes)), evidence);
        }
    }

    private Sentence some(String key, List<GpuState> which, Gpus gpus) {
        String names = which.stream()
                .limit(MOST_NAMED)
                .map(gpu -> gpu.reading().device())
                .map(device -> device.node() + " " + device.index())
                .collect(Collectors.joining(", "));
        String all = String.valueOf(gpus.states().size());
        String more = which.size() > MOST_NAMED ? " …" : "";
        return new Sentence(getTranslation(key), String.valueOf(which.size()), all, names + more);
    }

    private List<String> evidence(Gpus gpus, Format format) {
        String means = getTranslation(
                "gpus.verdict.means",
                format.percent(mean(gpus, GpuReading::utilizationRatio)),
                format.percent(mean(gpus, gpu -> gpu.memory().usedRatio())));
        int silent = which(gpus, gpu -> gpu.health().throttleReasons() == GpuHealth.UNKNOWN_THROTTLE)
                .size();
        return List.of(means, silent == 0 ? "" : getTranslation("gpus.verdict.silent", silent));
    }

    private static List<GpuState> which(Gpus gpus, Predicate<GpuReading> wanted) {
        return gpus.states().stream().filter(gpu -> wanted.test(gpu.reading())).toList();
    }

    /** NaN when no GPU tells it. */
    private static double mean(Gpus gpus, ToDoubleFunction<GpuReading> value) {
        return gpus.states().stream()
                .map(GpuState::reading)
                .mapToDouble(value)
                .filter(known -> !Double.isNaN(known))
                .average()
                .orElse(Double.NaN);
    }
}
