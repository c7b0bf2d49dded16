package dev.headroom.collector.dialect;

import dev.headroom.collector.exposition.KnownLayouts;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.exposition.PageParser;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** All known dialects, in the order in which they are tried. Thread-safe. */
public final class DialectCatalog {
    /** The dialect name that stands for recognising the page by itself. */
    public static final String AUTO = "auto";

    private final List<Dialect> dialects;
    private final KnownLayouts layouts = new KnownLayouts();

    DialectCatalog(List<Dialect> dialects) {
        this.dialects = List.copyOf(dialects);
    }

    /** The tables that come with the product; a fault in one of them is a bug and stops the start. */
    public static DialectCatalog bundled() {
        return new DialectCatalog(DialectResources.load());
    }

    /** What a job may name as its dialect, beside {@link #AUTO}. */
    public List<String> names() {
        return dialects.stream().map(Dialect::name).toList();
    }

    /** A reader for one target. The dialect is one of {@link #names()} or {@link #AUTO}. */
    public PageReader reader(String dialect, TargetIdentity target, PageLimits limits) {
        PageParser parser = new PageParser(limits, layouts);
        if (dialect.equals(AUTO)) {
            return new PageReader(parser, target, this::recognised);
        }
        Dialect named = dialects.stream()
                .filter(candidate -> candidate.name().equals(dialect))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "dialect must be " + AUTO + " or one of " + names() + ", was " + dialect));
        return new PageReader(parser, target, _ -> List.of(named));
    }

    /** The first dialect of each kind that the page speaks: one exporter may show a server and its GPUs. */
    private List<Dialect> recognised(PageIndex page) {
        Set<Kind> found = EnumSet.noneOf(Kind.class);
        List<Dialect> matching = new ArrayList<>();
        for (Dialect dialect : dialects) {
            if (!found.contains(dialect.kind()) && dialect.recognises(page)) {
                found.add(dialect.kind());
                matching.add(dialect);
            }
        }
        return matching;
    }
}
