package dev.headroom.dashboard.configuration;

import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.scrape.ScrapeLimits;
import dev.headroom.collector.scrape.ScrapeSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns {@code headroom.scrape} into settings. */
final class ScrapeMapping {

    private static final String KEY = "headroom.scrape";

    private final Findings findings;

    ScrapeMapping(Findings findings) {
        this.findings = findings;
    }

    ScrapeSettings map(HeadroomProperties.Scrape scrape) {
        Pace pace = findings.accept(KEY, () -> new Pace(scrape.interval(), scrape.timeout()))
                .orElse(Pace.DEFAULT);
        ScrapeLimits limits =
                findings.accept(KEY + ".limits", () -> limits(scrape.limits())).orElse(ScrapeLimits.DEFAULT);
        return ScrapeSettings.of(jobs(scrape.jobs())).withPace(pace).withLimits(limits);
    }

    private static ScrapeLimits limits(HeadroomProperties.Limits limits) {
        PageLimits page = PageLimits.DEFAULT;
        int bodyBytes = (int) Math.min(limits.body().toBytes(), Integer.MAX_VALUE);
        return new ScrapeLimits(
                bodyBytes,
                new PageLimits(limits.samples(), page.labels(), page.nameBytes(), page.valueBytes(), page.lineBytes()));
    }

    private List<JobDefinition> jobs(List<HeadroomProperties.Job> jobs) {
        List<JobDefinition> mapped = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < jobs.size(); i++) {
            String key = KEY + ".jobs[" + i + "]";
            HeadroomProperties.Job job = jobs.get(i);
            Optional<String> name = findings.required(key + ".name", job.name());
            if (name.isPresent() && !names.add(name.get())) {
                findings.add(key + ".name", "is used twice: " + name.get());
            } else {
                name.flatMap(given -> findings.accept(key, () -> definition(given, job)))
                        .ifPresent(mapped::add);
            }
        }
        return mapped;
    }

    private static JobDefinition definition(String name, HeadroomProperties.Job job) {
        return new JobDefinition(
                name,
                job.dialect(),
                job.targets(),
                job.files().stream().map(Path::of).toList(),
                job.command(),
                job.labels(),
                Optional.ofNullable(job.interval()),
                Optional.ofNullable(job.timeout()));
    }
}
