package dev.headroom.collector.exposition;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of one target, all or nothing. A page usually has the same lines in the same order scrape after scrape,
 * so the last layout is remembered and a page that fits it costs a comparison of bytes. One thread.
 */
public final class PageParser {
    private final PageLimits limits;
    private @Nullable PageLayout remembered;
    private PageFormat rememberedFormat = PageFormat.PROMETHEUS_TEXT;

    public PageParser(PageLimits limits) {
        this.limits = limits;
    }

    /** The page refers to {@code body}, which must not change while the page is used. */
    public PageOutcome parse(byte[] body, int length, PageFormat format) {
        Optional<Page> known =
                remembered == null || rememberedFormat != format ? Optional.empty() : remembered.match(body, length);
        if (known.isPresent()) {
            return new PageOutcome.Parsed(known.get(), known.get().layout().warnings());
        }
        try {
            LayoutBuilder builder = new LayoutBuilder(limits, length);
            Cursor cursor = new Cursor(body, length, limits);
            switch (format) {
                case PROMETHEUS_TEXT -> new TextFormat(cursor, builder).read();
                case OPENMETRICS -> new OpenMetricsFormat(cursor, builder).read();
            }
            Page page = builder.page(body, length);
            remembered = page.layout();
            rememberedFormat = format;
            return new PageOutcome.Parsed(page, page.layout().warnings());
        } catch (MalformedPage refused) {
            return refused.outcome();
        }
    }
}
