package dev.headroom.dashboard.configuration;

import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.discovery.Discovery;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import java.time.InstantSource;
import java.util.List;

/** Finds what the collector would refuse of the jobs' own targets; files may change later and are its own affair. */
final class TargetCheck {

    private final Findings findings;
    private final Pace pace;
    private final List<String> dialects = DialectCatalog.bundled().names();

    TargetCheck(Findings findings, Pace pace) {
        this.findings = findings;
        this.pace = pace;
    }

    void of(String key, JobDefinition job) {
        if (!job.dialect().equals(JobDefinition.AUTO) && !dialects.contains(job.dialect())) {
            findings.add(
                    key + ".dialect",
                    "must be auto or one of " + String.join(", ", dialects) + ", was " + job.dialect());
        }
        if (job.targets().isEmpty() && job.command().isEmpty()) {
            return;
        }
        JobDefinition ownTargets = new JobDefinition(
                job.name(),
                job.dialect(),
                job.targets(),
                List.of(),
                job.command(),
                job.labels(),
                job.interval(),
                job.timeout());
        findings.accept(key, () -> new Discovery(List.of(ownTargets), pace, InstantSource.system())
                        .refresh()
                        .warnings())
                .filter(warnings -> !warnings.isEmpty())
                .ifPresent(warnings -> findings.add(key + ".targets", "is refused: " + String.join(" ", warnings)));
    }
}
