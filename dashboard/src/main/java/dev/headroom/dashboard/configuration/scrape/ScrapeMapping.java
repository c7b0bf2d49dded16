package dev.headroom.dashboard.configuration.scrape;

import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.dialect.UserDialects;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.discovery.Shard;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.scrape.source.ScrapeLimits;
import dev.headroom.dashboard.configuration.finding.Findings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns {@code headroom.scrape} into settings. */
public final class ScrapeMapping {

    private static final String KEY = "headroom.scrape";

    private final Findings findings;
    private final JobMapping jobMapping;

    public ScrapeMapping(Findings findings) {
        this.findings = findings;
        this.jobMapping = new JobMapping(findings);
    }

    public ScrapeSettings map(ScrapeProperties scrape) {
        Pace pace = findings.accept(KEY, () -> pace(scrape.interval(), scrape.timeout()))
                .orElse(Pace.DEFAULT);
        ScrapeLimits limits =
                findings.accept(KEY + ".limits", () -> limits(scrape.limits())).orElse(ScrapeLimits.DEFAULT);
        Shard shard = findings.accept(KEY + ".shard", () -> Shard.parse(scrape.shard()))
                .orElse(Shard.ALL);
        List<Path> dialects = scrape.dialects().stream()
                .flatMap(place -> findings.accept(KEY + ".dialects", () -> Path.of(place)).stream())
                .toList();
        DialectCatalog catalog = catalog(dialects);
        List<JobDefinition> jobs =
                jobs(scrape.jobs(), new TargetCheck(findings, pace, limits.targets(), catalog), catalog);
        ScrapeSettings settings = ScrapeSettings.of(jobs)
                .withPace(pace)
                .withLimits(limits)
                .withShard(shard)
                .withDialects(dialects);
        return scrape.anyContentType() ? settings.withAnyContentType() : settings;
    }

    /** Faults of a table are told under its file and key, all of them. */
    private DialectCatalog catalog(List<Path> places) {
        UserDialects.Loaded loaded = new UserDialects(places).load();
        Map<String, List<String>> byKey = new LinkedHashMap<>();
        for (String fault : loaded.faults()) {
            int colon = fault.indexOf(": ");
            byKey.computeIfAbsent(fault.substring(0, colon + 1), _ -> new ArrayList<>())
                    .add(fault.substring(colon + 2));
        }
        byKey.forEach((key, rules) -> findings.add(key, String.join("; ", rules)));
        return loaded.catalog();
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
        return new ScrapeLimits(bodyBytes, page, limits.targets(), limits.extraSeries());
    }

    private List<JobDefinition> jobs(List<ScrapeProperties.Job> jobs, TargetCheck check, DialectCatalog catalog) {
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
                    String path = catalog.usualPath(definition.dialect(), definition.name());
                    mapped.add(path.isEmpty() ? definition : definition.withUsualPath(path));
                });
            }
        }
        return mapped;
    }
}
