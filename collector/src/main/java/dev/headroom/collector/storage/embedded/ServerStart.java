package dev.headroom.collector.storage.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the server on files that are ready for it. */
record ServerStart(EmbeddedSettings settings, PostgresBinaries binaries, ServerAccount account) {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int TRIES = 40;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    /** Returns when it answers; a server that was left over is stopped first. */
    Postmaster onFreePort() throws IOException {
        stopLeftOver();
        for (int tries = 1; ; tries++) {
            Postmaster postmaster = new Postmaster(settings.cluster(), freePort());
            if (becomesReady(postmaster)) {
                log.info("Embedded PostgreSQL runs in {} on 127.0.0.1:{}", settings.directory(), postmaster.port());
                return postmaster;
            }
            if (tries == TRIES || !postmaster.mayStartNextTime()) {
                throw Complaint.about("be started", settings.directory(), postmaster.lastLines());
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    /** Where everybody knows it already; empty when that failed this time. */
    Optional<Postmaster> again(int port) {
        try {
            stopLeftOver();
            Postmaster postmaster = new Postmaster(settings.cluster(), port);
            if (becomesReady(postmaster)) {
                return Optional.of(postmaster);
            }
            log.warn("The embedded PostgreSQL does not start: {}", String.join("; ", postmaster.lastLines()));
        } catch (IOException | RuntimeException e) {
            log.warn("The embedded PostgreSQL does not start: {}", e.toString());
        }
        return Optional.empty();
    }

    private void stopLeftOver() throws IOException {
        new LeftOverServer(settings.cluster(), account.command(binaries.path("pg_ctl"))).stop();
    }

    private boolean becomesReady(Postmaster postmaster) throws IOException {
        postmaster.start(account.mortalCommand(command(postmaster.port())));
        return postmaster.awaitReady();
    }

    private List<String> command(int port) {
        List<String> command = new ArrayList<>();
        command.add(binaries.path("postgres"));
        command.addAll(List.of("-D", settings.cluster().toString(), "-p", Integer.toString(port)));
        settings.parameters().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
