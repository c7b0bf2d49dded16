package dev.headroom.collector.backfill;

import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.receive.Origin;
import dev.headroom.collector.receive.OriginLabels;
import dev.headroom.collector.receive.OriginReader;
import dev.headroom.collector.sample.SampleBatch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The past of one origin, read stretch after stretch in order. One thread. */
final class OriginPast {
    /** Some 40 bytes each, so a hundred megabytes. */
    private static final int VALUES_AT_ONCE = 2_000_000;

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Origin origin;
    private final ImportPlan plan;
    private final QueryApi api;
    private final OriginReader reader;
    private Instant readUntil = Instant.MIN;

    OriginPast(Origin origin, ImportPlan plan, QueryApi api, DialectCatalog dialects) {
        this.origin = origin;
        this.plan = plan;
        this.api = api;
        this.reader = new OriginReader(origin, plan.naming(), dialects, plan.staleness());
    }

    /**
     * Rows of the stretch.
     *
     * @param telltale a metric that the origin has
     */
    List<SampleBatch> rows(Stretch stretch, String telltale) throws IOException {
        Instant near = stretch.from().minus(plan.staleness());
        if (readUntil.isBefore(near)) {
            reader.restart();
        }
        if (!readUntil.equals(stretch.from())) {
            read(new Stretch(near, stretch.from()), telltale); // what the totals were before
        }
        List<SampleBatch> rows = read(stretch, telltale);
        readUntil = stretch.to();
        return rows;
    }

    private List<SampleBatch> read(Stretch stretch, String telltale) throws IOException {
        try {
            List<QueryApi.Line> lines = api.values(
                    Selectors.of(origin, plan.matchers()), new QueryApi.Sampling(stretch, plan.step(), VALUES_AT_ONCE));
            Map<Instant, Map<Series, Double>> pages = pages(lines, stretch);
            if (plan.step().isPresent() && !pages.isEmpty()) {
                pages.keySet().retainAll(fresh(stretch, telltale, plan.step().get()));
            }
            List<SampleBatch> rows = new ArrayList<>(pages.size());
            pages.forEach((time, values) -> rows.add(reader.read(time, values).samples()));
            return rows;
        } catch (QueryApi.TooManyValues e) {
            Duration half = stretch.length().dividedBy(2).truncatedTo(ChronoUnit.SECONDS);
            if (half.compareTo(SHORTEST) < 0) {
                throw e;
            }
            Instant middle = stretch.from().plus(half);
            List<SampleBatch> rows = new ArrayList<>(read(new Stretch(stretch.from(), middle), telltale));
            rows.addAll(read(new Stretch(middle, stretch.to()), telltale));
            return rows;
        }
    }

    private static Map<Instant, Map<Series, Double>> pages(List<QueryApi.Line> lines, Stretch stretch) {
        Map<Instant, Map<Series, Double>> pages = new TreeMap<>();
        for (QueryApi.Line line : lines) {
            Series series = OriginLabels.of(line.labels()).series();
            for (int i = 0; i < line.times().size(); i++) {
                Instant time = line.times().get(i);
                if (stretch.contains(time)) {
                    pages.computeIfAbsent(time, _ -> new HashMap<>())
                            .put(series, line.values().get(i));
                }
            }
        }
        return pages;
    }

    /**
     * Steps with a sample of their own. At the others the server only repeats an old one, for up to five minutes, which
     * would fill gaps that are none of ours to fill.
     */
    private List<Instant> fresh(Stretch stretch, String telltale, Duration step) throws IOException {
        String query = "max(timestamp(" + Selectors.of(origin, plan.matchers(), telltale) + "))";
        List<Instant> fresh = new ArrayList<>();
        for (QueryApi.Line line : api.values(query, new QueryApi.Sampling(stretch, plan.step(), VALUES_AT_ONCE))) {
            for (int i = 0; i < line.times().size(); i++) {
                Instant sampled = Instant.ofEpochMilli(Math.round(line.values().get(i) * 1000));
                if (sampled.isAfter(line.times().get(i).minus(step))) {
                    fresh.add(line.times().get(i));
                }
            }
        }
        return fresh;
    }
}
