package dev.headroom.dashboard.targets;

import dev.headroom.collector.history.History;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.local.LocalFinding;
import dev.headroom.collector.local.LocalMachine;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
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
    private final Optional<LocalMachine> machine;

    TargetsPresenter(History history, ObjectProvider<LocalMachine> machine) {
        this.history = history;
        this.machine = Optional.ofNullable(machine.getIfAvailable());
    }

    /** Whether this is a start without configuration, which looks around on its own machine. */
    boolean looksAround() {
        return machine.isPresent();
    }

    /** What was found at the last look first. */
    Loaded<List<LocalFinding>> findings(Moment moment) {
        return machine.map(LocalMachine::findings)
                .<Loaded<List<LocalFinding>>>map(findings -> Loaded.of(findings.stream()
                        .sorted(Comparator.comparing(finding -> finding instanceof LocalFinding.Absent))
                        .toList()))
                .orElseGet(() -> Loaded.empty("targets.none"));
    }

    /** Targets are of now, whatever range the page shows. */
    Loaded<List<TargetState>> targets(Moment moment) {
        List<TargetState> targets =
                history.targets().stream().sorted(FAILING_FIRST).toList();
        return targets.isEmpty()
                ? Loaded.empty(looksAround() ? "targets.none.local" : "targets.none")
                : Loaded.of(targets);
    }
}
