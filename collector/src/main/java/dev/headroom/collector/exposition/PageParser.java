package dev.headroom.collector.exposition;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of one target, all or nothing. A page usually has the same lines in the same order scrape after scrape,
 * so the last layout is remembered and a page that fits it, or that of another target, costs a comparison of bytes. One
 * thread.
 */
public final class PageParser {
    private final PageLimits limits;
    private final KnownLayouts known;
    private final OwnTimestamps timestamps;
    private @Nullable PageLayout remembered;

    public PageParser(PageLimits limits) {
        this(limits, new KnownLayouts());
    }

    /** Shares layouts with the parsers of other targets. */
    public PageParser(PageLimits limits, KnownLayouts known) {
        this(limits, known, InstantSource.system());
    }

    PageParser(PageLimits limits, KnownLayouts known, InstantSource clock) {
        this.limits = limits;
        this.known = known;
        this.timestamps = new OwnTimestamps(clock);
    }

    /** The page refers to {@code body}, which must not change while the page is used. */
    public PageOutcome parse(byte[] body, int length, PageFormat format) {
        Optional<Page> fitting = fitting(body, length, format);
        if (fitting.isPresent()) {
            PageLayout layout = fitting.get().layout();
            remembered = layout;
            return new PageOutcome.Parsed(fitting.get(), layout.warnings());
        }
        try {
            LayoutBuilder builder = new LayoutBuilder(limits, timestamps.newPage(), length);
            Cursor cursor = new Cursor(body, length, limits);
            switch (format) {
                case PROMETHEUS_TEXT -> new TextFormat(cursor, builder).read();
                case OPENMETRICS -> new OpenMetricsFormat(cursor, builder).read();
            }
            Page page = builder.page(body, length, format);
            remembered = page.layout();
            if (page.layout().isRecognisable()) {
                known.add(page.layout());
            }
            return new PageOutcome.Parsed(page, page.layout().warnings());
        } catch (MalformedPage refused) {
            return refused.outcome();
        }
    }

    private Optional<Page> fitting(byte[] body, int length, PageFormat format) {
        if (remembered != null) {
            Optional<Page> page = remembered.match(body, length, format);
            if (page.isPresent()) {
                return page;
            }
        }
        return known.match(body, length, format);
    }
}
