package dev.headroom.collector.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The targets one list led to.
 *
 * @param listed addresses on the list
 * @param targets what relabelling left of them, each identity once
 * @param warnings plain sentences about addresses that were refused
 */
record Found(int listed, List<Target> targets, List<String> warnings) {

    static final Found NOTHING = new Found(0, List.of(), List.of());

    /** Beyond these the operator has seen what is wrong. */
    private static final int MOST_WARNINGS = 20;

    Found {
        targets = List.copyOf(targets);
        warnings = List.copyOf(warnings);
    }

    static Found of(JobDefinition job, TargetFactory factory, SourceDefinition.Command command) {
        Collecting collecting = new Collecting(job);
        collecting.add(command.arguments().getFirst(), () -> factory.ofCommand(command));
        return collecting.found();
    }

    static Found ofUrls(JobDefinition job, TargetFactory factory, List<String> urls) {
        Collecting collecting = new Collecting(job);
        urls.forEach(url -> collecting.add(url, () -> factory.ofUrl(url)));
        return collecting.found();
    }

    static Found of(JobDefinition job, TargetFactory factory, TargetSource.Listing listing) {
        Collecting collecting = new Collecting(job);
        for (TargetGroup group : listing.groups()) {
            group.targets()
                    .forEach(address -> collecting.add(address, () -> factory.ofAddress(address, group.labels())));
        }
        return collecting.found();
    }

    private interface Making {
        Optional<Target> make() throws TargetUrl.Refused;
    }

    private static final class Collecting {
        private final JobDefinition job;
        private final Map<TargetId, Target> targets = new LinkedHashMap<>();
        private final List<String> warnings = new ArrayList<>();
        private int listed;
        private int untold;

        Collecting(JobDefinition job) {
            this.job = job;
        }

        void add(String address, Making making) {
            listed++;
            try {
                making.make().ifPresent(this::add);
            } catch (TargetUrl.Refused e) {
                warn("The target " + shown(address) + " of job " + job.name() + " " + e.getMessage() + ".");
            }
        }

        private void add(Target target) {
            if (targets.putIfAbsent(target.id(), target) != null) {
                warn("The target " + target.endpoint().shown() + " of job " + target.job()
                        + " is listed twice; the first counts.");
            }
        }

        private void warn(String warning) {
            if (warnings.size() < MOST_WARNINGS) {
                warnings.add(warning);
            } else {
                untold++;
            }
        }

        Found found() {
            if (untold > 0) {
                warnings.add("There are " + untold + " more warnings of this kind about job " + job.name() + ".");
            }
            return new Found(listed, List.copyOf(targets.values()), warnings);
        }

        /** A refused address may hold a password. */
        private static String shown(String address) {
            return address.replaceAll("//[^/]*@", "//***@").replaceAll("\\?.*", "?…");
        }
    }
}
