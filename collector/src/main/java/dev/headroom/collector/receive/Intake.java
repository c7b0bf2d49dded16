package dev.headroom.collector.receive;

import dev.headroom.collector.dialect.DialectCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes series from those who push. The samples of one origin at one instant may come in several requests; they are kept
 * in memory until the instant is whole or its window is over, and are then read like a scraped page. Thread-safe.
 */
public final class Intake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration FORGET_AFTER = Duration.ofHours(1);
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final IntakeLimits limits;
    private final DialectCatalog dialects;
    private final Outlet outlet;
    private final PageTally tally;
    private final InstantSource clock;
    private final Map<Origin, OriginIntake> origins = new ConcurrentHashMap<>();
    private final AtomicInteger openSamples = new AtomicInteger();
    private volatile boolean closed;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("headroom-intake").factory());

    public Intake(
            IntakeLimits limits, DialectCatalog dialects, Outlet outlet, MeterRegistry registry, InstantSource clock) {
        this.limits = limits;
        this.dialects = dialects;
        this.outlet = outlet;
        this.tally = new PageTally(registry);
        this.clock = clock;
        tally.watch(origins::size, openSamples::get);
    }

    public void start() {
        var _ = sweeper.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** False when nothing should be sent for a while: rows or samples already wait in great number. */
    public boolean hasRoom() {
        return !closed && outlet.hasRoom() && openSamples.get() < limits.openSamples();
    }

    /**
     * Takes what one request brought; what is refused is told in the receipt.
     *
     * @param before what was found out about samples that never became series
     */
    public Receipt accept(Way way, List<PushedSeries> series, Receipt before) {
        Instant now = clock.instant();
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        verdicts.putAll(before.samples());
        Set<OriginIntake> touched = new HashSet<>();
        for (PushedSeries one : series) {
            OriginIntake origin = originOf(one.origin());
            if (origin == null) {
                Verdict verdict = one.origin().isKnown() ? Verdict.OVER_LIMIT : Verdict.NO_ORIGIN;
                verdicts.merge(verdict, one.points().size(), Integer::sum);
                continue;
            }
            touched.add(origin);
            for (PushedSeries.Point point : one.points()) {
                verdicts.merge(add(origin, one, point, now), 1, Integer::sum);
            }
        }
        touched.forEach(origin -> close(origin, now.minus(limits.window())));
        verdicts.values().removeIf(count -> count == 0);
        Receipt receipt = new Receipt(verdicts);
        tally.samples(way, receipt);
        return receipt;
    }

    private @Nullable OriginIntake originOf(Origin origin) {
        OriginIntake known = origins.get(origin);
        if (known != null || !origin.isKnown() || origins.size() >= limits.origins()) {
            return known;
        }
        return origins.computeIfAbsent(origin, fresh -> new OriginIntake(fresh, OriginNaming.DEFAULT, dialects));
    }

    private Verdict add(OriginIntake origin, PushedSeries series, PushedSeries.Point point, Instant now) {
        if (point.time().isBefore(now.minus(limits.oldest()))) {
            return Verdict.TOO_OLD;
        }
        if (point.time().isAfter(now.plus(limits.ahead()))) {
            return Verdict.TOO_NEW;
        }
        Verdict verdict = origin.add(series, point, now);
        if (verdict == Verdict.TAKEN) {
            openSamples.incrementAndGet();
        }
        return verdict;
    }

    private void close(OriginIntake origin, Instant openedBefore) {
        openSamples.addAndGet(-origin.close(openedBefore, tally, outlet));
    }

    /** Closes instants whose window is over and forgets origins that fell silent. */
    void sweep() {
        try {
            Instant now = clock.instant();
            origins.values().forEach(origin -> close(origin, now.minus(limits.window())));
            origins.values().removeIf(origin -> origin.isIdle(now.minus(FORGET_AFTER)));
        } catch (RuntimeException e) {
            LOG.error("Pushed samples could not be read, by a mistake of ours", e);
        }
    }

    /** Hands on what is here, and has no room from now on. */
    @Override
    public void close() {
        closed = true;
        sweeper.shutdown();
        origins.values().forEach(origin -> close(origin, Instant.MAX));
    }
}
