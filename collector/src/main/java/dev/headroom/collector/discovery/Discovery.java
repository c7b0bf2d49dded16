package dev.headroom.collector.discovery;

import dev.headroom.collector.discovery.SourceRefresh.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything the jobs ask to be scraped. Asked again and again and never waits: sources are read behind its back. One
 * thread.
 */
public final class Discovery implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final List<Part> parts = new ArrayList<>();
    private final Shard shard;
    private Merged merged = new Merged(List.of(), List.of(), List.of());

    public Discovery(List<JobDefinition> jobs, DiscoverySettings settings, InstantSource clock) {
        this.shard = settings.shard();
        for (JobDefinition job : jobs) {
            TargetFactory factory = new TargetFactory(job, settings.pace());
            for (SourceDefinition source : job.sources()) {
                parts.add(part(job, source, factory, settings, clock));
            }
        }
    }

    /** The targets as far as they are known now. */
    public Discovered current() {
        parts.forEach(Part::tick);
        return discovered();
    }

    /** As {@link #current}, after every source was read once more or the patience ended. */
    public Discovered refreshed(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        parts.forEach(Part::tick);
        for (Part part : parts) {
            if (part instanceof Part.Listed(var refresh)) {
                refresh.refreshNow(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        }
        return discovered();
    }

    @Override
    public void close() {
        for (Part part : parts) {
            if (part instanceof Part.Listed(var refresh)) {
                refresh.close();
            }
        }
    }

    private static Part part(
            JobDefinition job,
            SourceDefinition definition,
            TargetFactory factory,
            DiscoverySettings settings,
            InstantSource clock) {
        return switch (definition) {
            case SourceDefinition.Urls(var urls) ->
                new Part.Fixed(job, definition, Found.ofUrls(job, factory, urls), clock.instant());
            case SourceDefinition.Command command ->
                new Part.Fixed(job, definition, Found.of(job, factory, command), clock.instant());
            case SourceDefinition.Listed listed -> {
                TargetSource source = TargetSources.open(listed, settings.addresses(), clock);
                Rhythm rhythm = new Rhythm(listed.interval(), DEADLINE, settings.mostTargets());
                yield new Part.Listed(
                        new SourceRefresh(job, listed, source, rhythm, new SourceRefresh.Context(factory, clock)));
            }
        };
    }

    private Discovered discovered() {
        List<Found> found = parts.stream().map(Part::found).toList();
        if (!merged.of().equals(found)) {
            merged = Merged.of(found, shard);
        }
        Stream<String> ofSources = parts.stream().flatMap(part -> part.warnings().stream());
        return new Discovered(
                merged.targets(),
                Stream.concat(ofSources, merged.warnings().stream()).toList(),
                parts.stream().map(Part::state).toList());
    }

    /** One source of one job. */
    private sealed interface Part {

        default void tick() {}

        Found found();

        SourceState state();

        List<String> warnings();

        record Listed(SourceRefresh refresh) implements Part {
            @Override
            public void tick() {
                refresh.tick();
            }

            @Override
            public Found found() {
                return refresh.found();
            }

            @Override
            public SourceState state() {
                return refresh.state();
            }

            @Override
            public List<String> warnings() {
                return refresh.warnings();
            }
        }

        /** What stands in the configuration. */
        record Fixed(JobDefinition job, SourceDefinition definition, Found found, Instant since) implements Part {
            @Override
            public SourceState state() {
                return new SourceState(
                        job.name(),
                        definition.kind(),
                        definition.place(),
                        Optional.of(since),
                        found.listed(),
                        found.targets().size(),
                        Optional.empty(),
                        found.warnings());
            }

            @Override
            public List<String> warnings() {
                return found.warnings();
            }
        }
    }

    /** The targets of all sources together, worked out anew only when one of them changed. */
    private record Merged(List<Found> of, List<Target> targets, List<String> warnings) {

        static Merged of(List<Found> found, Shard shard) {
            Map<TargetId, Target> targets = new LinkedHashMap<>();
            List<String> warnings = new ArrayList<>();
            for (Target target :
                    found.stream().flatMap(part -> part.targets().stream()).toList()) {
                if (shard.holds(target.id()) && targets.putIfAbsent(target.id(), target) != null) {
                    warnings.add("The target " + target.endpoint().shown() + " of job " + target.job()
                            + " comes from two sources; the first counts.");
                }
            }
            return new Merged(found, List.copyOf(targets.values()), warnings);
        }
    }
}
