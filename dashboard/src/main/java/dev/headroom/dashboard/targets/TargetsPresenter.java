package dev.headroom.dashboard.targets;

import dev.headroom.collector.discovery.SourceState;
import dev.headroom.collector.history.History;
import dev.headroom.collector.local.LocalFinding;
import dev.headroom.collector.local.LocalMachine;
import dev.headroom.collector.scrape.status.ScrapeStatus;
import dev.headroom.collector.scrape.status.TargetNotes;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks for what the page of targets shows. Thread-safe. */
@Component
final class TargetsPresenter {
    private static final Comparator<TargetRow> FAILING_FIRST = Comparator.comparing(
                    (TargetRow target) -> target.last().up())
            .thenComparingInt(target -> -target.state().recentFailures())
            .thenComparing(target -> target.warnings().isEmpty())
            .thenComparing(target -> target.last().job())
            .thenComparing(target -> target.last().url());

    private static final Comparator<SourceState> BROKEN_FIRST = Comparator.comparing(
                    (SourceState source) -> source.error().isEmpty())
            .thenComparing(source -> source.warnings().isEmpty());

    private final History history;
    private final ObjectProvider<ScrapeStatus> status;
    private final Optional<LocalMachine> machine;

    TargetsPresenter(History history, ObjectProvider<ScrapeStatus> status, ObjectProvider<LocalMachine> machine) {
        this.history = history;
        this.status = status;
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
    Loaded<List<TargetRow>> targets(Moment moment) {
        ScrapeStatus live = status.getIfAvailable();
        Map<String, TargetNotes> notes = live == null ? Map.of() : live.notes();
        List<TargetRow> targets = history.targets().stream()
                .map(state -> new TargetRow(
                        state, Optional.ofNullable(notes.get(state.last().target()))))
                .sorted(FAILING_FIRST)
                .toList();
        return targets.isEmpty()
                ? Loaded.empty(looksAround() ? "targets.none.local" : "targets.none")
                : Loaded.of(targets);
    }

    /** Where the targets come from, as far as this process reads it. */
    Loaded<List<SourceState>> sources(Moment moment) {
        ScrapeStatus live = status.getIfAvailable();
        List<SourceState> sources = live == null ? List.of() : live.sources();
        return sources.isEmpty()
                ? Loaded.none("sources.none")
                : Loaded.of(sources.stream().sorted(BROKEN_FIRST).toList());
    }
}
