package dev.headroom.collector.receive;

import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.dialect.PageReading;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.receive.OriginTicks.Closed;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.assembly.SampleAssembler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One origin: waits for the samples of an instant and turns them into rows. Its own monitor guards it. */
final class OriginIntake {
    /** Origins of which no dialect reads anything are told of now and then, not at every instant. */
    private static final Duration UNREAD_PAUSE = Duration.ofMinutes(5);

    private static final String UP = "up";
    private static final String DURATION = "scrape_duration_seconds";

    private final Origin origin;
    private final OriginTicks ticks;
    private final OriginReader reader;
    private Instant lastUnread = Instant.MIN;
    private Instant lastUsed = Instant.MIN;

    OriginIntake(Origin origin, OriginNaming naming, DialectCatalog dialects) {
        this.origin = origin;
        this.ticks = new OriginTicks(origin.way().sendsWholePages());
        this.reader = new OriginReader(origin, naming, dialects, SampleAssembler.STALENESS);
    }

    synchronized Verdict add(PushedSeries series, PushedSeries.Point point, Instant now) {
        lastUsed = now;
        return ticks.add(series, point, now);
    }

    /** Whether nothing waits and nothing came since. */
    synchronized boolean isIdle(Instant since) {
        return lastUsed.isBefore(since) && ticks.samplesOpen() == 0;
    }

    /** Rows of what is whole, and of what opened before the time given, handed on in order; says how many samples left. */
    synchronized int close(Instant openedBefore, PageTally tally, Outlet outlet) {
        int left = 0;
        for (Closed closed : ticks.close(openedBefore)) {
            left += closed.tick().samples();
            rows(closed, tally).forEach(outlet::accept);
        }
        return left;
    }

    private List<SampleBatch> rows(Closed closed, PageTally tally) {
        return switch (closed) {
            case Closed.Gone _ -> List.of();
            case Closed.Incomplete(var tick, var missing) -> {
                tally.incomplete(origin.way());
                yield List.of(SampleBatch.EMPTY.withOutcome(incomplete(tick, missing)));
            }
            case Closed.Whole whole -> {
                tally.whole(origin.way());
                yield rows(whole).stream().toList();
            }
        };
    }

    private Optional<SampleBatch> rows(Closed.Whole whole) {
        Tick tick = whole.tick();
        if (whole.formerWasCut()) {
            reader.restart();
        }
        if (whole.first()) {
            tick.zeroAt()
                    .filter(zero -> zero.isAfter(tick.time().minus(SampleAssembler.STALENESS)))
                    .ifPresent(zero -> reader.read(zero, tick.zeroed()));
        }
        OriginReader.Reading reading = reader.read(tick.time(), tick.values());
        boolean unread = reading.seen().dialect().isEmpty();
        if (unread && tick.time().isBefore(lastUnread.plus(UNREAD_PAUSE)) && own(tick, UP) != 0) {
            return Optional.empty();
        }
        if (unread) {
            lastUnread = tick.time();
        }
        return Optional.of(reading.samples().withOutcome(outcome(tick, reading)));
    }

    /** A series that the scraper adds to those of the page; NaN when it is not there. */
    private static double own(Tick tick, String name) {
        for (Map.Entry<Series, Double> entry : tick.values().entrySet()) {
            if (entry.getKey().name().equals(name)) {
                return entry.getValue();
            }
        }
        return Double.NaN;
    }

    private OutcomeRow outcome(Tick tick, OriginReader.Reading reading) {
        PageReading.Read seen = reading.seen();
        boolean up = own(tick, UP) != 0;
        double seconds = own(tick, DURATION);
        Duration took = seconds > 0 && seconds < 3600 ? Duration.ofNanos((long) (seconds * 1e9)) : Duration.ZERO;
        List<String> details = new ArrayList<>(seen.warnings());
        if (!up) {
            details.addFirst("The sender could not scrape it.");
        }
        return row(
                tick.time(),
                new Told(
                        reading.identity().service().value(),
                        seen.dialect(),
                        took,
                        seen.series(),
                        up ? "" : "scrape_failed",
                        details.isEmpty() ? "" : details.getFirst()));
    }

    private OutcomeRow incomplete(Tick tick, int missing) {
        return row(
                tick.time(),
                new Told(
                        reader.service().value(),
                        "",
                        Duration.ZERO,
                        tick.values().size(),
                        "incomplete",
                        missing + " series that were there before did not come in time."));
    }

    private record Told(String service, String dialect, Duration took, int series, String error, String detail) {}

    private OutcomeRow row(Instant time, Told told) {
        return new OutcomeRow(
                time,
                origin.target(),
                origin.job(),
                told.service(),
                origin.way().title() + " of " + origin.shown(),
                told.dialect(),
                told.error().isEmpty(),
                told.took(),
                told.series(),
                0,
                told.error(),
                told.detail());
    }
}
