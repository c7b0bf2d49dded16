package dev.headroom.dashboard.targets;

import dev.headroom.collector.history.History;
import dev.headroom.collector.history.TargetState;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks for what the page of targets shows. Thread-safe. */
@Component
final class TargetsPresenter {
    private static final Comparator<TargetState> FAILING_FIRST = Comparator.comparing(
                    (TargetState target) -> target.last().up())
            .thenComparingInt(target -> -target.recentFailures())
            .thenComparing(target -> target.last().job())
            .thenComparing(target -> target.last().url());

    private final History history;

    TargetsPresenter(History history) {
        this.history = history;
    }

    /** Targets are of now, whatever range the page shows. */
    Loaded<List<TargetState>> targets(Moment moment) {
        List<TargetState> targets =
                history.targets().stream().sorted(FAILING_FIRST).toList();
        return targets.isEmpty() ? Loaded.empty("targets.none") : Loaded.of(targets);
    }
}
