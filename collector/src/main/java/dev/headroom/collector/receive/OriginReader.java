package dev.headroom.collector.receive;

import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.dialect.PageReader;
import dev.headroom.collector.dialect.PageReading;
import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.TargetIdentity;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.assembly.SampleAssembler;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Reads what one origin told, instant after instant, as the dialects read a scraped page. One thread. */
public final class OriginReader {
    private final Origin origin;
    private final OriginNaming naming;
    private final DialectCatalog dialects;
    private final Duration staleness;
    private final SeriesPages pages = new SeriesPages();
    private Set<Series> known = Set.of();
    private Set<Series> named = Set.of();
    private boolean changed;
    private TargetIdentity identity;
    private PageReader reader;
    private SampleAssembler assembler;

    /** Totals further apart than the staleness tell no increase. */
    public OriginReader(Origin origin, OriginNaming naming, DialectCatalog dialects, Duration staleness) {
        this.staleness = staleness;
        this.origin = origin;
        this.naming = naming;
        this.dialects = dialects;
        this.identity = naming.identity(origin, Set.of());
        this.reader = dialects.reader(DialectCatalog.AUTO, identity, PageLimits.DEFAULT);
        this.assembler = assembler();
    }

    /**
     * What the origin told at one instant.
     *
     * @param samples to be stored, without an outcome
     */
    public record Reading(TargetIdentity identity, PageReading.Read seen, SampleBatch samples) {}

    /** Instants must ascend. A series that is gone takes its total along, which must not look like a restart. */
    public Reading read(Instant time, Map<Series, Double> values) {
        if (!values.keySet().equals(named)) {
            named = Set.copyOf(values.keySet());
            changed = true;
            rename();
        }
        Page page = pages.page(values);
        PageReading.Read seen = reader.read(page);
        if (!seen.dialect().isEmpty() && changed) {
            if (!named.containsAll(known)) {
                restart();
            }
            known = named;
            changed = false;
        }
        return new Reading(identity, seen, assembler.assemble(time, seen.observation(), seen.dialect()));
    }

    /** The service whose numbers these are, as of the last instant. */
    ServiceName service() {
        return identity.service();
    }

    /** Forgets what the totals were. */
    public void restart() {
        assembler = assembler();
    }

    private void rename() {
        TargetIdentity fresh = naming.identity(origin, named);
        if (!fresh.equals(identity)) {
            identity = fresh;
            reader = dialects.reader(DialectCatalog.AUTO, identity, PageLimits.DEFAULT);
            restart();
        }
    }

    private SampleAssembler assembler() {
        return new SampleAssembler(identity.instance(), staleness);
    }
}
