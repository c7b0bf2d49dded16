package dev.headroom.collector.storage.embedded;

import dev.headroom.collector.fleet.Secret;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.DirectoryLock;
import dev.headroom.collector.storage.StorageRefused;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL that belongs to this process. It survives {@code kill -9} of itself and of us without losing a
 * committed row: the data are synced, one that ends unasked is started again at the same place, and the next start first
 * ends a server that was left over. Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    /** Counted from zero (PostgreSQL docs, "postmaster.pid"). */
    private static final int PORT_LINE = 3;

    private final DirectoryLock lock;
    private final Secret password;
    private final Keeper keeper;

    private EmbeddedPostgres(DirectoryLock lock, Secret password, Keeper keeper) {
        this.lock = lock;
        this.password = password;
        this.keeper = keeper;
    }

    /** Returns when the server answers. Throws {@link StorageRefused} with the reason when it cannot be started. */
    public static EmbeddedPostgres start(EmbeddedSettings settings) {
        Path directory = settings.directory();
        try {
            Files.createDirectories(directory);
            DirectoryLock lock = DirectoryLock.of(directory);
            boolean started = false;
            try {
                EmbeddedPostgres server = startLocked(settings, lock);
                started = true;
                return server;
            } finally {
                if (!started) {
                    lock.close();
                }
            }
        } catch (AccessDeniedException e) {
            throw new StorageRefused("The data directory " + directory + " is not writable.", e);
        } catch (FileSystemException e) {
            throw Complaint.about("write its files", directory, List.of(String.valueOf(e.getReason())));
        } catch (IOException e) {
            throw Complaint.about("be started", directory, List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Begins to unpack the programs, which takes seconds, so that a later start finds them; what fails, fails there again. */
    public static void unpackAhead(EmbeddedSettings settings) {
        Thread.ofPlatform().daemon().name("postgres-unpacking").start(() -> {
            try {
                PostgresBinaries.in(settings.binaries());
            } catch (IOException | StorageRefused e) {
                log.debug("The programs of PostgreSQL could not be unpacked ahead", e);
            }
        });
    }

    /** How to reach the server that another process runs on these files; empty when none does. */
    public static Optional<DatabaseSettings.External> running(EmbeddedSettings settings) {
        try (DirectoryLock _ = DirectoryLock.of(settings.directory())) {
            return Optional.empty();
        } catch (StorageRefused inUse) {
            return Optional.of(reach(settings));
        } catch (IOException e) {
            throw new StorageRefused("The data directory " + settings.directory() + " cannot be used.", e);
        }
    }

    private static DatabaseSettings.External reach(EmbeddedSettings settings) {
        try {
            List<String> server = Files.readAllLines(settings.cluster().resolve("postmaster.pid"));
            String password = Files.readString(settings.passwordFile()).strip();
            int port = Integer.parseInt(server.get(PORT_LINE).strip());
            return new DatabaseSettings.External(url(port, Cluster.DATABASE), Cluster.USER, new Secret(password));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new StorageRefused(
                    "Another Headroom uses " + settings.directory() + ", but its database is not up; try again.", e);
        }
    }

    private static EmbeddedPostgres startLocked(EmbeddedSettings settings, DirectoryLock lock) throws IOException {
        ServerAccount account = ServerAccount.find();
        PostgresBinaries binaries = PostgresBinaries.in(settings.binaries());
        Secret password = new Cluster(settings, binaries, account).prepare();
        ServerStart start = new ServerStart(settings, binaries, account);
        Keeper keeper = new Keeper(start, start.onFreePort());
        keeper.start();
        return new EmbeddedPostgres(lock, password, keeper);
    }

    public String url() {
        return url(Cluster.DATABASE);
    }

    /** The URL of another database on this server. */
    public String url(String database) {
        return url(keeper.postmaster().port(), database);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
    }

    public String username() {
        return Cluster.USER;
    }

    public Secret password() {
        return password;
    }

    /** The server's process of now, for those who must know that it is gone. */
    public ProcessHandle process() {
        return keeper.postmaster().process();
    }

    /** Disconnects every client, writes everything down and stops. A second call does nothing. */
    @Override
    public void close() {
        keeper.close();
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("The lock on the data directory could not be released", e);
        }
    }
}
