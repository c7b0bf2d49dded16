package dev.headroom.collector.storage.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server process and the thread that started it, reads its log and lives as long as it does: the kernel stops the
 * server when that thread dies. Thread-safe.
 */
final class Postmaster {
    private static final Logger log = LoggerFactory.getLogger("postgres");
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final int KEPT_LINES = 20;
    private static final int STATUS_LINE = 7;

    private final Path cluster;
    private final int port;
    private final CompletableFuture<Process> started = new CompletableFuture<>();
    private final CompletableFuture<Void> saidEverything = new CompletableFuture<>();
    private final Deque<String> lines = new ArrayDeque<>();
    private volatile boolean stopping;

    Postmaster(Path cluster, int port) {
        this.cluster = cluster;
        this.port = port;
    }

    void start(List<String> command) throws IOException {
        Thread.ofPlatform().daemon().name("embedded-postgres").start(() -> keep(command));
        try {
            started.join();
        } catch (CompletionException e) {
            throw new IOException("the server cannot be executed", e.getCause());
        }
    }

    private void keep(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            started.complete(process);
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    heard(line);
                }
            }
        } catch (IOException e) {
            started.completeExceptionally(e);
        } finally {
            saidEverything.complete(null);
        }
    }

    private void heard(String line) {
        synchronized (lines) {
            lines.addLast(line);
            if (lines.size() > KEPT_LINES) {
                lines.removeFirst();
            }
        }
        // A fast shutdown ends every session with a FATAL of its own, and a start refuses those who come too early.
        boolean expected = stopping || line.contains("the database system is ");
        if (line.contains("PANIC:") || (line.contains("FATAL:") && !expected)) {
            log.warn("{}", line);
        } else {
            log.debug("{}", line);
        }
    }

    /** False when the process ended instead of getting ready. */
    boolean awaitReady() throws IOException {
        Process process = started.join();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!ready()) {
            if (waited(process, Duration.ofMillis(20))) {
                saidEverything.join();
                return false;
            }
            if (System.nanoTime() > deadline) {
                stop();
                throw new IOException("it was not ready after " + START_LIMIT.toSeconds() + " s");
            }
        }
        return true;
    }

    /** PostgreSQL writes its state into the eighth line of this file; its own {@code pg_ctl} waits the same way. */
    private boolean ready() throws IOException {
        try {
            List<String> status = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return status.size() > STATUS_LINE
                    && status.get(STATUS_LINE).strip().equals("ready")
                    && status.getFirst().strip().equals(Long.toString(process().pid()));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Asks for a fast shutdown, which ends every session, and kills only a server that does not follow. */
    void stop() {
        Process process = started.join();
        if (!process.isAlive()) {
            return;
        }
        stopping = true;
        interrupt(process);
        if (!waited(process, STOP_LIMIT)) {
            log.warn("The embedded PostgreSQL did not stop in {} s and is killed", STOP_LIMIT.toSeconds());
            process.destroyForcibly();
        }
    }

    /** SIGINT, which Java itself cannot send; its SIGTERM would wait for the clients to leave. */
    private static void interrupt(Process process) {
        try {
            Command.run(List.of("sh", "-c", "kill -INT " + process.pid()));
        } catch (IOException e) {
            process.destroy();
        }
    }

    private static boolean waited(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Whether a port was taken meanwhile, or the last sessions of a killed server are still on their way out. */
    boolean mayStartNextTime() {
        return lastLines().stream()
                .anyMatch(line -> line.contains("could not bind") || line.contains("is still in use"));
    }

    List<String> lastLines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    int port() {
        return port;
    }

    ProcessHandle process() {
        return started.join().toHandle();
    }
}
