package dev.headroom.collector.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that still works on our files because the process that started it was killed. */
record LeftOverServer(Path cluster, List<String> pgCtl) {
    private static final Logger log = LoggerFactory.getLogger(LeftOverServer.class);

    /** Stops it if there is one. A file that names a process which is none of ours is left to PostgreSQL to judge. */
    void stop() throws IOException {
        Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return;
        }
        log.info("Stopping a PostgreSQL that was left over in {}", cluster);
        List<String> command = new ArrayList<>(pgCtl);
        command.addAll(List.of("stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "60"));
        Command stopping = Command.run(command);
        if (!stopping.succeeded() && process.get().isAlive()) {
            throw Complaint.about(
                    "be stopped", cluster, stopping.output().lines().toList());
        }
    }

    private Optional<ProcessHandle> process() throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        // The number may have gone to another process since, after a reboot for instance.
        return Files.readString(file)
                .lines()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .filter(process -> process.info().commandLine().orElse("").contains(cluster.toString()));
    }
}
