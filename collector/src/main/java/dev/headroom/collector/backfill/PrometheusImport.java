package dev.headroom.collector.backfill;

import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.receive.Origin;
import dev.headroom.collector.receive.OriginLabels;
import dev.headroom.collector.receive.Way;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.storage.Rollups;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Imports hour by hour, oldest first: what is found is stored, rolled up at once (for samples older than those kept live
 * on in rollups only) and written down as done, so that the next run goes on after it. One thread.
 */
public final class PrometheusImport {
    private final QueryApi api;
    private final ImportJournal journal;
    private final SampleStore store;
    private final Rollups rollups;
    private final DialectCatalog dialects;

    /** Where the past goes, and who remembers how far it is. */
    public record Destination(ImportJournal journal, SampleStore store, Rollups rollups) {}

    public PrometheusImport(QueryApi api, Destination destination, DialectCatalog dialects) {
        this.api = api;
        this.journal = destination.journal();
        this.store = destination.store();
        this.rollups = destination.rollups();
        this.dialects = dialects;
    }

    /** Throws when the source fails; what was done until then stays done. */
    public ImportTally run(ImportPlan plan, ImportListener listener) throws IOException {
        Set<Instant> doneHours = journal.doneHours(plan);
        Map<Origin, OriginPast> pasts = new HashMap<>();
        ImportTally tally = ImportTally.NOTHING;
        Stretch all = plan.stretch();
        Instant from = all.from();
        while (from.isBefore(all.to())) {
            Stretch hour = new Stretch(from, all.to()).firstHour();
            if (hour.isWholeHour() && doneHours.contains(from)) {
                tally = tally.withHourDone();
            } else {
                tally = importHour(plan, hour, pasts, tally);
            }
            from = hour.to();
            double share = new Stretch(all.from(), from).length().toMillis()
                    / (double) all.length().toMillis();
            listener.progress(share, from, tally);
        }
        return tally;
    }

    private ImportTally importHour(ImportPlan plan, Stretch hour, Map<Origin, OriginPast> pasts, ImportTally before)
            throws IOException {
        Map<Origin, String> origins = origins(plan, hour);
        ImportTally tally = before;
        if (!origins.isEmpty()) {
            ImportJournal.Measured measured = journal.measured(hour);
            for (Map.Entry<Origin, String> origin : origins.entrySet()) {
                OriginPast past =
                        pasts.computeIfAbsent(origin.getKey(), fresh -> new OriginPast(fresh, plan, api, dialects));
                tally = store(past.rows(hour, origin.getValue()), measured, tally);
            }
            rollups.fillIn(hour.from(), hour.to());
        }
        pasts.keySet().retainAll(origins.keySet());
        if (hour.isWholeHour()) {
            journal.done(plan, hour.from());
        }
        return tally.plus(origins.size(), 0, 0);
    }

    private ImportTally store(List<SampleBatch> batches, ImportJournal.Measured measured, ImportTally tally) {
        List<SampleBatch> fresh = batches.stream().map(measured::unmeasured).toList();
        store.write(fresh.stream().filter(batch -> rows(batch) > 0).toList());
        long all = batches.stream().mapToLong(PrometheusImport::rows).sum();
        long kept = fresh.stream().mapToLong(PrometheusImport::rows).sum();
        return tally.plus(0, kept, all - kept);
    }

    private static long rows(SampleBatch batch) {
        return (long) batch.serving().size()
                + batch.gateways().size()
                + batch.hosts().size()
                + batch.gpus().size()
                + batch.latencies().size()
                + batch.logEvents().size()
                + batch.extras().size();
    }

    /** Each with a metric by which it was found. */
    private Map<Origin, String> origins(ImportPlan plan, Stretch hour) throws IOException {
        String selector = Selectors.recognising(dialects.recognisingFamilies(), plan.matchers());
        Map<Origin, String> origins =
                new TreeMap<>(Comparator.comparing(Origin::job).thenComparing(Origin::instance));
        for (List<Label> labels : api.series(selector, hour)) {
            OriginLabels split = OriginLabels.of(labels);
            Origin origin = new Origin(Way.IMPORT, split.job(), split.instance());
            if (origin.isKnown()) {
                origins.putIfAbsent(origin, split.series().name());
            }
        }
        return origins;
    }
}
