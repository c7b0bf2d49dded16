package dev.headroom.collector.scrape;

import dev.headroom.collector.dialect.UserDialects;
import dev.headroom.collector.discovery.Discovered;
import dev.headroom.collector.discovery.Discovery;
import dev.headroom.collector.discovery.Target;
import dev.headroom.collector.discovery.TargetId;
import dev.headroom.collector.scrape.outcome.PlainSentence;
import dev.headroom.collector.scrape.outcome.ScrapeOutcome;
import dev.headroom.collector.scrape.source.PageFetcher;
import dev.headroom.collector.scrape.source.Sources;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scrapes all targets, each on its own schedule and in its own virtual thread. One platform thread keeps the time and
 * the list of targets; nothing else touches the fields it owns. Thread-safe.
 */
public final class Scraping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scraping.class);
    private static final Duration DISCOVERY = Duration.ofSeconds(2);
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final Discovery discovery;
    private final UserDialects dialects;
    private final Sources sources;
    private final ScrapeSlots slots;
    private final ScrapeMeters meters;
    private final InstantSource clock;
    private final List<ScrapeListener> listeners;
    private final ScrapeSchedule schedule = new ScrapeSchedule();
    private final RareLog changes = new RareLog(50, Duration.ofMinutes(1));
    private final Map<TargetId, Entry> entries = new HashMap<>();
    private final ExecutorService scrapes = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("headroom-scrape-", 0).factory());
    private final Thread timekeeper =
            Thread.ofPlatform().daemon().name("headroom-schedule").unstarted(this::run);
    private volatile boolean stopped;
    private volatile Discovered discovered = Discovered.NOTHING;

    /** The listeners are told of every outcome; the ingest is one of them. */
    public Scraping(
            ScrapeSettings settings,
            PageFetcher fetcher,
            List<ScrapeListener> listeners,
            MeterRegistry registry,
            InstantSource clock) {
        this.discovery = new Discovery(settings.jobs(), settings.discovery(), clock);
        this.dialects = new UserDialects(settings.dialects());
        UserDialects.Loaded loaded = dialects.load();
        loaded.faults().forEach(fault -> LOG.warn("A dialect is left out: {}", PlainSentence.of(fault)));
        this.sources = new Sources(fetcher, loaded.catalog(), settings.limits(), clock);
        this.slots = new ScrapeSlots(settings.concurrency());
        this.listeners = List.copyOf(listeners);
        this.meters = new ScrapeMeters(registry);
        this.clock = clock;
    }

    public void start() {
        timekeeper.start();
    }

    /** The targets as last discovered, and what is wrong with the rest. */
    public Discovered discovered() {
        return discovered;
    }

    /** Ends the schedule and the scrapes under way; those leave no outcome. */
    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(timekeeper);
        discovery.close();
        scrapes.shutdownNow();
        try {
            if (!scrapes.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Some scrapes did not end in time and are abandoned");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long nextDiscovery = System.nanoTime();
        while (!stopped) {
            long now = System.nanoTime();
            if (now - nextDiscovery >= 0) {
                refreshDialects();
                discover(now);
                nextDiscovery = now + DISCOVERY.toNanos();
            }
            ScrapeSchedule.Due due = schedule.due(now);
            meters.late(due.missed());
            due.targets().forEach(this::launch);
            long later = System.nanoTime();
            long pause = schedule.untilNext(later, Math.max(0, nextDiscovery - later));
            LockSupport.parkNanos(Math.max(pause, schedule.tickNanos()));
        }
    }

    /** Tables that were written count at once; a broken one leaves all as they were. */
    private void refreshDialects() {
        if (!dialects.changed()) {
            return;
        }
        UserDialects.Loaded fresh = dialects.load();
        if (!fresh.faults().isEmpty()) {
            fresh.faults().forEach(fault -> warn("The dialects stay as they were: " + fault));
            return;
        }
        sources.use(fresh.catalog());
        entries.replaceAll((_, entry) -> readAnew(entry));
        LOG.info("Read the dialects anew");
    }

    /** Increases begin anew with it, so the first scrape afterwards is a baseline. */
    private Entry readAnew(Entry entry) {
        Target target = entry.scraper().target();
        try {
            return new Entry(new TargetScraper(target, sources.of(target), slots, changes, clock), new AtomicBoolean());
        } catch (IllegalArgumentException gone) {
            warn("Target " + target.id() + " is read as before: " + gone.getMessage());
            return entry;
        }
    }

    private void discover(long now) {
        try {
            Discovered fresh = discovery.current();
            Set<String> told = Set.copyOf(discovered.warnings());
            fresh.warnings().stream().filter(warning -> !told.contains(warning)).forEach(this::warn);
            if (!fresh.targets().equals(discovered.targets())) {
                apply(fresh.targets(), now);
            }
            meters.discovered(fresh.targets().size(), fresh.warnings().size());
            discovered = fresh;
        } catch (RuntimeException e) {
            LOG.error("Discovery failed by a mistake of ours; the known targets stay", e);
        }
    }

    private void warn(String warning) {
        changes.warn(LOG, "{}", PlainSentence.of(warning));
    }

    private void apply(List<Target> targets, long now) {
        Set<TargetId> gone = new HashSet<>(entries.keySet());
        for (Target target : targets) {
            gone.remove(target.id());
            Entry known = entries.get(target.id());
            if (known == null || !known.scraper().target().equals(target)) {
                TargetScraper scraper = new TargetScraper(target, sources.of(target), slots, changes, clock);
                entries.put(target.id(), new Entry(scraper, new AtomicBoolean()));
                schedule.add(target.id(), target.interval(), now);
            }
        }
        for (TargetId target : gone) {
            entries.remove(target);
            schedule.remove(target);
        }
        LOG.info("Scraping {} targets", entries.size());
    }

    private void launch(TargetId id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            return;
        }
        if (!entry.running().compareAndSet(false, true)) {
            meters.late(1);
            return;
        }
        try {
            scrapes.execute(() -> scrape(entry));
        } catch (RejectedExecutionException _) {
            entry.running().set(false); // shutdown
        }
    }

    private void scrape(Entry entry) {
        try {
            ScrapeOutcome outcome = entry.scraper().scrape();
            if (!stopped) {
                meters.finished(outcome);
                listeners.forEach(listener -> tell(listener, outcome));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // shutdown
        } finally {
            entry.running().set(false);
        }
    }

    private static void tell(ScrapeListener listener, ScrapeOutcome outcome) {
        try {
            listener.finished(outcome);
        } catch (RuntimeException e) {
            LOG.error("A listener to scrapes failed", e);
        }
    }

    private record Entry(TargetScraper scraper, AtomicBoolean running) {}
}
