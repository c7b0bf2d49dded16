package dev.headroom.collector.exposition;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The layouts that some target's pages have at present. The nodes of a fleet show pages that differ in nothing but
 * numbers, so one layout serves them all: it is parsed once and held once. Holds no layout that no parser remembers.
 * Thread-safe.
 */
public final class KnownLayouts {
    /** Fleets speak few dialects; pages that name their own host or devices are alike to none and only pass through. */
    private static final int MOST = 32;

    private volatile List<WeakReference<PageLayout>> newestFirst = List.of();

    /** The page on a known layout, when it has exactly one of them. */
    Optional<Page> match(byte[] body, int length, PageFormat format) {
        for (WeakReference<PageLayout> reference : newestFirst) {
            PageLayout layout = reference.get();
            if (layout != null) {
                Optional<Page> page = layout.match(body, length, format);
                if (page.isPresent()) {
                    return page;
                }
            }
        }
        return Optional.empty();
    }

    synchronized void add(PageLayout layout) {
        List<WeakReference<PageLayout>> kept = new ArrayList<>(MOST);
        kept.add(new WeakReference<>(layout));
        newestFirst.stream()
                .filter(reference -> reference.get() != null)
                .limit(MOST - 1L)
                .forEach(kept::add);
        newestFirst = List.copyOf(kept);
    }
}
