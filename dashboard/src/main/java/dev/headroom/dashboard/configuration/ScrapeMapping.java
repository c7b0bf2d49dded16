package dev.headroom.dashboard.configuration;

import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.discovery.Shard;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.scrape.ScrapeLimits;
import dev.headroom.collector.scrape.ScrapeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns {@code headroom.scrape} into settings. */
final class ScrapeMapping {

    private static final String KEY = "headroom.scrape";

    private final Findings findings;
    private final JobMapping jobMapping;

    ScrapeMapping(Findings findings) {
        this.findings = findings;
        this.jobMapping = new JobMapping(findings);
    }

    ScrapeSettings map(ScrapeProperties scrape) {
        Pace pace = findings.accept(KEY, () -> pace(scrape.interval(), scrape.timeout()))
                .orElse(Pace.DEFAULT);
        ScrapeLimits limits =
                findings.accept(KEY + ".limits", () -> limits(scrape.limits())).orElse(ScrapeLimits.DEFAULT);
        Shard shard = findings.accept(KEY + ".shard", () -> Shard.parse(scrape.shard()))
                .orElse(Shard.ALL);
        List<JobDefinition> jobs = jobs(scrape.jobs(), new TargetCheck(findings, pace, limits.targets()));
        ScrapeSettings settings =
                ScrapeSettings.of(jobs).withPace(pace).withLimits(limits).withShard(shard);
        return scrape.anyContentType() ? settings.withAnyContentType() : settings;
    }

    /** Without a timeout the usual one, or the whole of a shorter interval. */
    private static Pace pace(Duration interval, @Nullable Duration timeout) {
        Duration usual = Pace.DEFAULT.timeout();
        Duration fitting = usual.compareTo(interval) > 0 ? interval : usual;
        return new Pace(interval, timeout == null ? fitting : timeout);
    }

    private static ScrapeLimits limits(ScrapeProperties.Limits limits) {
        int bodyBytes = (int) Math.min(limits.body().toBytes(), Integer.MAX_VALUE);
        PageLimits page = new PageLimits(
                limits.samples(),
                limits.labels(),
                limits.nameBytes(),
                limits.valueBytes(),
                PageLimits.DEFAULT.lineBytes());
        return new ScrapeLimits(bodyBytes, page, limits.targets());
    }

    private List<JobDefinition> jobs(List<ScrapeProperties.Job> jobs, TargetCheck check) {
        List<JobDefinition> mapped = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < jobs.size(); i++) {
            String key = KEY + ".jobs[" + i + "]";
            ScrapeProperties.Job job = jobs.get(i);
            Optional<String> name = findings.required(key + ".name", job.name());
            if (name.isPresent() && !names.add(name.get())) {
                findings.add(key + ".name", "is used twice: " + name.get());
            } else {
                name.flatMap(given -> jobMapping.map(key, given, job)).ifPresent(definition -> {
                    check.of(key, definition);
                    mapped.add(definition);
                });
            }
        }
        return mapped;
    }
}
