package dev.headroom.collector.scrape.outcome;

import dev.headroom.collector.discovery.Target;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.SampleBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How one scrape of one target ended. A failed one leaves a gap, never a zero. */
public sealed interface ScrapeOutcome {

    Target target();

    /** Our clock, UTC. */
    Instant startedAt();

    /** From the monotonic clock, the whole exchange including the body. */
    Duration took();

    /**
     * The target was read whole.
     *
     * @param seen what it told
     * @param samples what of it is to be stored, without this outcome
     */
    record Scraped(Target target, Instant startedAt, Duration took, SourceReading.Read seen, SampleBatch samples)
            implements ScrapeOutcome {}

    /**
     * Nothing was read.
     *
     * @param gpuEvents what befell GPUs, where the failure tells
     */
    record Failed(Target target, Instant startedAt, Duration took, ScrapeError error, List<GpuEvent> gpuEvents)
            implements ScrapeOutcome {
        public Failed {
            gpuEvents = List.copyOf(gpuEvents);
        }
    }

    /** Everything to be stored: the samples, if there are any, and the row of this outcome. */
    default SampleBatch batch() {
        return switch (this) {
            case Scraped scraped -> scraped.samples().withOutcome(row());
            case Failed failed -> SampleBatch.of(failed.gpuEvents()).withOutcome(row());
        };
    }

    /** The row that every scrape leaves. */
    default OutcomeRow row() {
        return switch (this) {
            case Scraped scraped -> scrapedRow(scraped);
            case Failed failed -> failedRow(failed);
        };
    }

    private static OutcomeRow scrapedRow(Scraped scraped) {
        SourceReading.Read seen = scraped.seen();
        Target target = scraped.target();
        return new OutcomeRow(
                scraped.startedAt(),
                target.id().value(),
                target.job(),
                target.service().value(),
                target.endpoint().shown(),
                seen.dialect(),
                true,
                scraped.took(),
                seen.series(),
                seen.bodyBytes(),
                "",
                PlainSentence.of(String.join("; ", seen.warnings())));
    }

    private static OutcomeRow failedRow(Failed failed) {
        Target target = failed.target();
        return new OutcomeRow(
                failed.startedAt(),
                target.id().value(),
                target.job(),
                target.service().value(),
                target.endpoint().shown(),
                "",
                false,
                failed.took(),
                0,
                0,
                failed.error().label(),
                PlainSentence.of(failed.error().sentence()));
    }
}
