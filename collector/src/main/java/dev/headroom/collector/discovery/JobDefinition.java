package dev.headroom.collector.discovery;

import dev.headroom.collector.access.Access;
import dev.headroom.collector.discovery.relabel.Relabeling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One job as the operator configured it: targets of one kind and what they share.
 *
 * @param dialect how the servers name their metrics, {@code auto} to find out
 * @param labels of every target of the job, unless the target says otherwise
 * @param relabeling of the targets, after all labels are known
 * @param access what opens the targets
 * @param interval between scrapes; empty for the common one
 * @param timeout of one scrape; empty for the common one
 */
public record JobDefinition(
        String name,
        String dialect,
        List<SourceDefinition> sources,
        Map<String, String> labels,
        Relabeling relabeling,
        Access access,
        Optional<Duration> interval,
        Optional<Duration> timeout) {

    public static final String AUTO = "auto";

    public JobDefinition {
        sources = List.copyOf(sources);
        labels = Map.copyOf(labels);
        if (name.isBlank()) {
            throw new IllegalArgumentException("job name must not be blank");
        }
        if (dialect.isBlank()) {
            throw new IllegalArgumentException("dialect of job " + name + " must not be blank, use auto");
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException(
                    "job " + name + " must have targets, files, http, dns, kubernetes or a command");
        }
    }

    /** A job with these sources and nothing special. */
    public static JobDefinition of(String name, List<SourceDefinition> sources, Map<String, String> labels) {
        return new JobDefinition(
                name, AUTO, sources, labels, Relabeling.NONE, Access.OPEN, Optional.empty(), Optional.empty());
    }

    /** A job of fixed URLs and nothing else. */
    public static JobDefinition ofTargets(String name, List<String> urls, Map<String, String> labels) {
        return of(name, List.of(new SourceDefinition.Urls(urls)), labels);
    }

    /** A job that runs a command on or for one machine. */
    public static JobDefinition ofCommand(String name, List<String> command, Map<String, String> labels) {
        return of(name, List.of(new SourceDefinition.Command(command)), labels);
    }

    /** A job whose targets come from files. */
    public static JobDefinition ofFiles(String name, List<Path> files, Map<String, String> labels) {
        return of(
                name,
                List.copyOf(files.stream().map(SourceDefinition.Files::new).toList()),
                labels);
    }

    public JobDefinition withDialect(String other) {
        return new JobDefinition(name, other, sources, labels, relabeling, access, interval, timeout);
    }

    /** Where targets that name only a host show their page, unless a label says it already. */
    public JobDefinition withUsualPath(String path) {
        Map<String, String> more = new HashMap<>(labels);
        more.putIfAbsent("__metrics_path__", path);
        return new JobDefinition(name, dialect, sources, more, relabeling, access, interval, timeout);
    }

    public JobDefinition withRelabeling(Relabeling other) {
        return new JobDefinition(name, dialect, sources, labels, other, access, interval, timeout);
    }

    public JobDefinition withAccess(Access other) {
        return new JobDefinition(name, dialect, sources, labels, relabeling, other, interval, timeout);
    }

    /** Absent ones are the common ones. */
    public JobDefinition withPace(Optional<Duration> otherInterval, Optional<Duration> otherTimeout) {
        return new JobDefinition(name, dialect, sources, labels, relabeling, access, otherInterval, otherTimeout);
    }
}
