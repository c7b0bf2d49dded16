package dev.headroom.collector.dialect;

import dev.headroom.collector.dialect.plan.Continuity;
import dev.headroom.collector.dialect.plan.PageIndex;
import dev.headroom.collector.dialect.plan.PagePlan;
import dev.headroom.collector.dialect.table.Dialect;
import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.exposition.PageOutcome;
import dev.headroom.collector.exposition.PageParser;
import dev.headroom.collector.fleet.TargetIdentity;
import dev.headroom.collector.sample.reading.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of one target. It remembers the layout of the last page and what was worked out for it, so keep one per
 * target; one thread at a time. Made by {@link DialectCatalog#reader}.
 */
public final class PageReader {
    private final PageParser parser;
    private final int extraLimit;
    private final TargetIdentity target;
    private final Function<PageIndex, List<Dialect>> choice;
    private final Continuity continuity = new Continuity();
    private @Nullable PagePlan plan;

    /** Reads bytes, and keeps so many extra series at most. */
    record Parsing(PageParser parser, int extraLimit) {}

    PageReader(Parsing parsing, TargetIdentity target, Function<PageIndex, List<Dialect>> choice) {
        this.parser = parsing.parser();
        this.extraLimit = parsing.extraLimit();
        this.target = target;
        this.choice = choice;
    }

    /** Reads the first {@code length} bytes of the body, which is not kept. */
    public PageReading read(byte[] body, int length, PageFormat format) {
        return switch (parser.parse(body, length, format)) {
            case PageOutcome.Parsed(var page, var warnings) -> read(page, new ArrayList<>(warnings));
            case PageOutcome.Malformed(var line, var reason) -> new PageReading.Malformed(line, reason);
            case PageOutcome.LimitExceeded(var limit, var allowed, var line) ->
                new PageReading.LimitExceeded(limit, allowed, line);
        };
    }

    /** Reads a page that was put together from series. */
    public PageReading.Read read(Page page) {
        return read(page, new ArrayList<>());
    }

    private PageReading.Read read(Page page, List<String> warnings) {
        PagePlan current = planFor(page);
        Observation observation = current.read(page, continuity, warnings);
        if (page.overflows() > 0) {
            warnings.add(page.overflows() + " values were too large for a double and count as infinite");
        }
        int series = page.layout().series().size();
        if (current.dialectNames().isEmpty()) {
            warnings.add(
                    series == 0
                            ? "the page holds no metrics"
                            : "no known dialect: none of the metrics on the page is one that a table reads");
        }
        return new PageReading.Read(observation, current.dialectNames(), series, warnings, current.unknownFamilies());
    }

    private PagePlan planFor(Page page) {
        PagePlan current = plan;
        if (current == null || !current.isFor(page.layout())) {
            PageIndex index = new PageIndex(page.layout());
            current = PagePlan.of(index, choice.apply(index), target, extraLimit);
            plan = current;
        }
        return current;
    }
}
