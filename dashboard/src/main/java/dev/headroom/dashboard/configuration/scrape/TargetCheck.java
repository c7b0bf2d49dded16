package dev.headroom.dashboard.configuration.scrape;

import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.discovery.Discovered;
import dev.headroom.collector.discovery.Discovery;
import dev.headroom.collector.discovery.DiscoverySettings;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.discovery.SourceDefinition;
import dev.headroom.dashboard.configuration.finding.Findings;
import java.time.InstantSource;
import java.util.List;

/** Finds what the collector would refuse of the jobs' own targets; what sources list may change and is its own affair. */
final class TargetCheck {

    private final Findings findings;
    private final Pace pace;
    private final int mostTargets;
    private final List<String> dialects;

    TargetCheck(Findings findings, Pace pace, int mostTargets, DialectCatalog catalog) {
        this.findings = findings;
        this.pace = pace;
        this.mostTargets = mostTargets;
        this.dialects = catalog.names();
    }

    void of(String key, JobDefinition job) {
        if (!job.dialect().equals(JobDefinition.AUTO) && !dialects.contains(job.dialect())) {
            findings.add(
                    key + ".dialect",
                    "must be auto or one of " + String.join(", ", dialects) + ", was " + job.dialect());
        }
        List<SourceDefinition> written = job.sources().stream()
                .filter(source -> !(source instanceof SourceDefinition.Listed))
                .toList();
        long targets = written.stream().mapToLong(TargetCheck::targets).sum();
        if (targets > mostTargets) {
            findings.add(key + ".targets", "are " + targets + ", more than scrape.limits.targets of " + mostTargets);
        }
        findings.accept(key, () -> warnings(job, written))
                .filter(warnings -> !warnings.isEmpty())
                .ifPresent(warnings -> findings.add(key + ".targets", "is refused: " + String.join(" ", warnings)));
    }

    private static int targets(SourceDefinition source) {
        return source instanceof SourceDefinition.Urls(var urls) ? urls.size() : 1;
    }

    private List<String> warnings(JobDefinition job, List<SourceDefinition> written) {
        if (written.isEmpty()) {
            pace.of(job); // refuses a timeout that does not fit, though no target is known yet
            return List.of();
        }
        JobDefinition ownTargets = JobDefinition.of(job.name(), written, job.labels())
                .withRelabeling(job.relabeling())
                .withPace(job.interval(), job.timeout());
        try (Discovery discovery =
                new Discovery(List.of(ownTargets), DiscoverySettings.of(pace), InstantSource.system())) {
            Discovered discovered = discovery.current();
            return discovered.warnings();
        }
    }
}
