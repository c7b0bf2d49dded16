package dev.headroom.collector.scrape;

import dev.headroom.collector.discovery.Endpoint;
import dev.headroom.collector.discovery.Target;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.ScrapeTime;
import dev.headroom.collector.sample.assembly.SampleAssembler;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import dev.headroom.collector.scrape.outcome.ScrapeOutcome;
import dev.headroom.collector.scrape.outcome.SourceReading;
import dev.headroom.collector.scrape.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scrapes one target, again and again, and remembers what its counters were. One scrape at a time. */
final class TargetScraper {

    private static final Logger LOG = LoggerFactory.getLogger(TargetScraper.class);

    private final Target target;
    private final Source source;
    private final ScrapeSlots slots;
    private final InstantSource clock;
    private final SampleAssembler assembler;
    private final RareLog changes;
    private String lastError = "";
    private boolean silentBefore;

    TargetScraper(Target target, Source source, ScrapeSlots slots, RareLog changes, InstantSource clock) {
        this.target = target;
        this.source = source;
        this.slots = slots;
        this.changes = changes;
        this.clock = clock;
        this.assembler = new SampleAssembler(target.service(), target.endpoint().instance(), staleness(target));
    }

    Target target() {
        return target;
    }

    /** Whatever happens, there is an outcome; only an interrupt, which means shutdown, leaves none. */
    ScrapeOutcome scrape() throws InterruptedException {
        ScrapeTime taken = ScrapeTime.now(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Instant startedAt = taken.wall();
        long start = System.nanoTime();
        ScrapeOutcome outcome;
        try {
            SourceReading reading = read();
            outcome = outcome(taken, Duration.ofNanos(System.nanoTime() - start), reading);
        } catch (RuntimeException e) {
            LOG.error("Scraping {} failed by a mistake of ours", target.id(), e);
            ScrapeError error = new ScrapeError.Internal(e.getClass().getSimpleName());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            outcome = new ScrapeOutcome.Failed(target, startedAt, took, error, List.of());
        }
        logChange(outcome);
        silentBefore = isSilent(outcome);
        return outcome;
    }

    /** Who got no place keeps the reputation it had. */
    private boolean isSilent(ScrapeOutcome outcome) {
        return outcome instanceof ScrapeOutcome.Failed failed
                && switch (failed.error()) {
                    case ScrapeError.NoAnswer _, ScrapeError.TimedOut _ -> true;
                    case ScrapeError.NoSlot _ -> silentBefore;
                    default -> false;
                };
    }

    private ScrapeOutcome outcome(ScrapeTime taken, Duration took, SourceReading reading) {
        Instant startedAt = taken.wall();
        return switch (reading) {
            case SourceReading.Failed(var error, var lost) ->
                new ScrapeOutcome.Failed(target, startedAt, took, error, assembler.lost(startedAt, lost));
            case SourceReading.Read read -> {
                SampleBatch samples = assembler.assemble(taken, read.observation(), read.dialect());
                yield new ScrapeOutcome.Scraped(target, startedAt, took, read, samples);
            }
        };
    }

    private SourceReading read() throws InterruptedException {
        long end = System.nanoTime() + target.timeout().toNanos();
        Duration patience = target.timeout().dividedBy(2); // a place without time left would be of no use
        Optional<ScrapeSlots.Slot> free = slots.acquire(new ScrapeSlots.Wish(server(), silentBefore, patience));
        if (free.isEmpty()) {
            return new SourceReading.Failed(new ScrapeError.NoSlot(patience));
        }
        try (ScrapeSlots.Slot _ = free.get()) {
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            return source.read(left);
        }
    }

    private String server() {
        return switch (target.endpoint()) {
            case Endpoint.Page page -> page.instance();
            case Endpoint.Command command -> command.arguments().getFirst();
        };
    }

    /** A target that stays down is told of once, and one that flaps, or a fleet that falls, does not fill the disk. */
    private void logChange(ScrapeOutcome outcome) {
        String error =
                switch (outcome) {
                    case ScrapeOutcome.Scraped _ -> "";
                    case ScrapeOutcome.Failed failed -> failed.error().label();
                };
        if (!error.equals(lastError)) {
            lastError = error;
            if (error.isEmpty()) {
                changes.warn(LOG, "Target {} is up again", target.id());
            } else {
                changes.warn(
                        LOG, "Target {} is down: {}", target.id(), outcome.row().detail());
            }
        }
    }

    /** Two missed scrapes must not cost the increase of a slowly scraped target. */
    private static Duration staleness(Target target) {
        Duration threeIntervals = target.interval().multipliedBy(3);
        return threeIntervals.compareTo(SampleAssembler.STALENESS) > 0 ? threeIntervals : SampleAssembler.STALENESS;
    }
}
