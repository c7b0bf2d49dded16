package dev.headroom.collector.discovery;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything the jobs ask to be scraped. Asked again and again; it re-reads only files that changed. One thread.
 */
public final class Discovery {

    /** More targets than this are a mistake in a file rather than a fleet. */
    public static final int MOST_TARGETS = 5_000;

    private final List<Source> sources = new ArrayList<>();

    public Discovery(List<JobDefinition> jobs, Pace pace, InstantSource clock) {
        for (JobDefinition job : jobs) {
            List<FileTargets> files = job.files().stream()
                    .map(pattern -> new FileTargets(pattern, clock))
                    .toList();
            sources.add(new Source(job, new TargetFactory(job, pace), files));
        }
    }

    /** The targets as they are now, the first of each identity. */
    public Discovered refresh() {
        Collected collected = new Collected(new LinkedHashMap<>(), new ArrayList<>());
        for (Source source : sources) {
            source.collect(collected);
        }
        return collected.result();
    }

    private record Source(JobDefinition job, TargetFactory factory, List<FileTargets> files) {

        void collect(Collected collected) {
            job.targets().forEach(url -> collected.add(this, url, () -> factory.ofUrl(url)));
            if (!job.command().isEmpty()) {
                collected.add(this, job.command().getFirst(), factory::ofCommand);
            }
            for (FileTargets file : files) {
                for (TargetGroup group : file.groups(collected.warnings())) {
                    group.targets()
                            .forEach(address ->
                                    collected.add(this, address, () -> factory.ofAddress(address, group.labels())));
                }
            }
        }
    }

    private interface Making {
        Target make() throws TargetUrl.Refused;
    }

    private record Collected(Map<TargetId, Target> targets, List<String> warnings) {

        void add(Source source, String address, Making making) {
            try {
                Target target = making.make();
                if (targets.putIfAbsent(target.id(), target) != null) {
                    warnings.add("The target " + target.endpoint().shown() + " of job " + target.job()
                            + " is listed twice; the first counts.");
                }
            } catch (TargetUrl.Refused e) {
                warnings.add("The target " + shown(address) + " of job "
                        + source.job().name() + " " + e.getMessage() + ".");
            }
        }

        /** A refused address may hold a password. */
        private static String shown(String address) {
            return address.replaceAll("//[^/]*@", "//***@").replaceAll("\\?.*", "?…");
        }

        Discovered result() {
            List<Target> kept = List.copyOf(targets.values());
            if (kept.size() > MOST_TARGETS) {
                warnings.add("There are " + kept.size() + " targets; only the first " + MOST_TARGETS + " are scraped.");
                kept = kept.subList(0, MOST_TARGETS);
            }
            return new Discovered(kept, warnings);
        }
    }
}
