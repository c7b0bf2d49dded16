package dev.headroom.collector.storage.jdbc.connection;

import dev.headroom.collector.storage.DatabaseState;
import dev.headroom.collector.storage.DatabaseState.Away;
import dev.headroom.collector.storage.DatabaseState.Ready;
import dev.headroom.collector.storage.DatabaseState.Refused;
import dev.headroom.collector.storage.DatabaseWatch;
import dev.headroom.collector.storage.Engine;
import dev.headroom.collector.storage.ModuleTables;
import dev.headroom.collector.storage.StorageRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the database, brings its tables up to date when it comes, and notices when it goes, all on one thread with a
 * connection of its own. Whatever needs the database meanwhile is told so at once by the {@link GatedDataSource}.
 * Thread-safe.
 */
public final class DatabaseArrival implements DatabaseWatch, ModuleTables, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DatabaseArrival.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int PING_SECONDS = 3;

    private final OpenDatabase database;
    private final InstantSource clock;
    private final List<String> modules = new ArrayList<>(List.of("collector"));
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<LiveWork> liveWork = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("database-watch").factory());
    private volatile DatabaseState state;
    private volatile Optional<Engine> engine = Optional.empty();
    private volatile boolean closed;
    private @Nullable Connection live;

    /** What is done at every look while the database answers, on the connection that stays open. */
    public interface LiveWork {
        void look(Connection connection) throws SQLException;

        /** The connection is gone, and with it every lock that it held. */
        void gone();
    }

    public DatabaseArrival(OpenDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.state = new Away(clock.instant(), "It was not looked for yet.");
    }

    /** Looks once, and from then on every second. Throws {@link StorageRefused} when the database must not be used. */
    public void start() {
        look();
        if (state instanceof Refused(var _, var sentence)) {
            throw new StorageRefused(sentence);
        }
        if (state instanceof Away(var _, var sentence)) {
            log.warn("The database is away; samples wait on disk until it is there. {}", sentence);
        }
        var _ = thread.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public DatabaseState state() {
        return state;
    }

    /** Empty until the database was there once. */
    public Optional<Engine> engine() {
        return engine;
    }

    /** The pool itself, open or not. */
    public DataSource pool() {
        return database.pool();
    }

    @Override
    public synchronized void migrate(String module) {
        if (!modules.contains(module)) {
            modules.add(module);
        }
        if (state instanceof Ready) {
            try {
                new ModuleMigrations(database.pool(), engine.orElseThrow()).migrate(module);
            } catch (StorageRefused e) {
                if (!Unreachable.is(e)) {
                    throw e;
                }
                away(Unreachable.sentence(e));
            }
        }
    }

    @Override
    public void onceReady(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
        }
        if (state instanceof Ready) {
            runWaiting();
        }
    }

    /** From now on done at every look. */
    public synchronized void whileAlive(LiveWork work) {
        liveWork.add(work);
    }

    private synchronized void look() {
        if (closed) {
            return;
        }
        try {
            Connection connection = connected();
            if (!(state instanceof Ready)) {
                prepare();
                state = new Ready();
                log.info("The database is there: {}", engine.map(Engine::title).orElse(""));
            }
            for (LiveWork work : liveWork) {
                work.look(connection);
            }
            runWaiting();
        } catch (StorageRefused e) {
            refused(e);
        } catch (SQLException | RuntimeException e) {
            boolean neverThere = engine.isEmpty() && !Unreachable.is(e);
            if (neverThere && e instanceof SQLException) {
                refused(new StorageRefused("The database cannot be used. " + Unreachable.sentence(e)));
            } else {
                away(Unreachable.sentence(e));
            }
        }
    }

    private void refused(StorageRefused e) {
        if (Unreachable.is(e)) {
            away(Unreachable.sentence(e));
            return;
        }
        String sentence = String.valueOf(e.getMessage());
        if (!(state instanceof Refused(var _, var before) && before.equals(sentence))) {
            log.error("The database must not be used: {}", sentence);
            state = new Refused(clock.instant(), sentence);
        }
    }

    /** In an order in which a second run, after a failure at any point, goes on where the first one ended. */
    private void prepare() {
        EngineRecord engines = new EngineRecord(database.pool());
        Engine found = engines.agree();
        ModuleMigrations migrations = new ModuleMigrations(database.pool(), found);
        modules.forEach(migrations::migrate);
        engines.record(found);
        engine = Optional.of(found);
    }

    private Connection connected() throws SQLException {
        Connection connection = live;
        if (connection != null && connection.isValid(PING_SECONDS)) {
            return connection;
        }
        dropConnection();
        Connection fresh = database.connect();
        live = fresh;
        return fresh;
    }

    private void away(String sentence) {
        dropConnection();
        if (!(state instanceof Away)) {
            if (state instanceof Ready) {
                log.warn("The database is away; samples wait on disk until it is back. {}", sentence);
            }
            state = new Away(clock.instant(), sentence);
        } else if (state instanceof Away(var since, var _)) {
            state = new Away(since, sentence);
        }
    }

    private void dropConnection() {
        Connection connection = live;
        if (connection == null) {
            return;
        }
        live = null;
        liveWork.forEach(LiveWork::gone);
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("A dead connection could not be closed", e);
        }
    }

    private void runWaiting() {
        List<Runnable> tasks;
        synchronized (waiting) {
            tasks = List.copyOf(waiting);
            waiting.clear();
        }
        for (Runnable task : tasks) {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.warn("What waited for the database failed and will be tried again: {}", e.toString());
                synchronized (waiting) {
                    waiting.add(task);
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
        synchronized (this) {
            dropConnection();
        }
    }
}
