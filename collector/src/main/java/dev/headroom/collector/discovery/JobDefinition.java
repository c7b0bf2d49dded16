package dev.headroom.collector.discovery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One job as the operator configured it: targets of one kind and the labels they share.
 *
 * @param dialect how the servers name their metrics, {@code auto} to find out
 * @param targets URLs of metrics pages
 * @param files Prometheus {@code file_sd} files (JSON or YAML); the last segment may hold {@code *}
 * @param command prints {@code nvidia-smi -q -x}; empty for none
 * @param labels of every target of the job, unless the target says otherwise
 * @param interval between scrapes; empty for the common one
 * @param timeout of one scrape; empty for the common one
 */
public record JobDefinition(
        String name,
        String dialect,
        List<String> targets,
        List<Path> files,
        List<String> command,
        Map<String, String> labels,
        Optional<Duration> interval,
        Optional<Duration> timeout) {

    public static final String AUTO = "auto";

    public JobDefinition {
        targets = List.copyOf(targets);
        files = List.copyOf(files);
        command = List.copyOf(command);
        labels = Map.copyOf(labels);
        if (name.isBlank()) {
            throw new IllegalArgumentException("job name must not be blank");
        }
        if (dialect.isBlank()) {
            throw new IllegalArgumentException("dialect of job " + name + " must not be blank, use auto");
        }
        if (targets.isEmpty() && files.isEmpty() && command.isEmpty()) {
            throw new IllegalArgumentException("job " + name + " must have targets, files or a command");
        }
    }

    /** A job of fixed URLs and nothing else. */
    public static JobDefinition ofTargets(String name, List<String> urls, Map<String, String> labels) {
        return new JobDefinition(name, AUTO, urls, List.of(), List.of(), labels, Optional.empty(), Optional.empty());
    }

    /** A job that runs a command on or for one machine. */
    public static JobDefinition ofCommand(String name, List<String> command, Map<String, String> labels) {
        return new JobDefinition(name, AUTO, List.of(), List.of(), command, labels, Optional.empty(), Optional.empty());
    }

    /** A job whose targets come from files. */
    public static JobDefinition ofFiles(String name, List<Path> files, Map<String, String> labels) {
        return new JobDefinition(name, AUTO, List.of(), files, List.of(), labels, Optional.empty(), Optional.empty());
    }
}
