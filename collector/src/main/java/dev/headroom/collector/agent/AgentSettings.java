package dev.headroom.collector.agent;

import dev.headroom.collector.agent.log.LogPattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the agent shows, and where.
 *
 * @param nvidiaSmi the program that is asked for the GPUs
 * @param interval between two readings of the GPUs
 * @param ports whose connections are counted by themselves
 * @param logs globs of the files to follow
 * @param patterns counted beside {@link LogPattern#DEFAULTS}; one with the name of a default replaces it
 * @param bearerToken file whose content a reader must show; empty when everybody may read
 */
public record AgentSettings(
        Listen listen,
        String nvidiaSmi,
        Duration interval,
        List<Integer> ports,
        List<String> logs,
        List<LogPattern> patterns,
        Optional<Path> bearerToken) {

    public static final int PORT = 9469;
    public static final AgentSettings DEFAULTS = new AgentSettings(
            new Listen("127.0.0.1", PORT),
            "nvidia-smi",
            Duration.ofSeconds(15),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());

    /** Where the page is served. */
    public record Listen(String address, int port) {
        public Listen {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
            }
            if (address.isBlank()) {
                throw new IllegalArgumentException("bind must be an address, was empty");
            }
        }
    }

    public AgentSettings {
        ports = ports.stream().distinct().toList();
        logs = List.copyOf(logs);
        patterns = List.copyOf(patterns);
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("interval must be >= 1s, was " + interval);
        }
        if (nvidiaSmi.isBlank()) {
            throw new IllegalArgumentException("nvidia-smi must be a program, was empty");
        }
        for (int port : ports) {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("ports must be 1 to 65535, was " + port);
            }
        }
        Set<String> names = new HashSet<>();
        for (LogPattern pattern : patterns) {
            if (!names.add(pattern.event())) {
                throw new IllegalArgumentException("there are two patterns with the name " + pattern.event());
            }
        }
    }

    /** The operator's own patterns and those of the defaults that they do not replace. */
    List<LogPattern> allPatterns() {
        Set<String> own = new HashSet<>();
        patterns.forEach(pattern -> own.add(pattern.event()));
        return Stream.concat(
                        LogPattern.DEFAULTS.stream().filter(pattern -> !own.contains(pattern.event())),
                        patterns.stream())
                .toList();
    }
}
