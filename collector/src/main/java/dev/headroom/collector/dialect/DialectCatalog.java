package dev.headroom.collector.dialect;

import dev.headroom.collector.dialect.plan.PageIndex;
import dev.headroom.collector.dialect.table.Dialect;
import dev.headroom.collector.dialect.table.DialectResources;
import dev.headroom.collector.dialect.table.Kind;
import dev.headroom.collector.exposition.KnownLayouts;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.exposition.PageParser;
import dev.headroom.collector.fleet.TargetIdentity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All known dialects, in the order in which they are tried. Thread-safe. */
public final class DialectCatalog {
    /** The dialect name that stands for recognising the page by itself. */
    public static final String AUTO = Dialect.AUTO;

    private static final List<Dialect> BUNDLED = DialectResources.load();

    private final List<Dialect> dialects;
    private final KnownLayouts layouts = new KnownLayouts();

    DialectCatalog(List<Dialect> dialects) {
        this.dialects = List.copyOf(dialects);
    }

    /** The tables that come with the product; a fault in one of them is a bug and stops the start. */
    public static DialectCatalog bundled() {
        return new DialectCatalog(BUNDLED);
    }

    /** With tables that are tried before all others and replace those of their name. */
    DialectCatalog with(List<Dialect> own) {
        List<String> replaced = own.stream().map(Dialect::name).toList();
        Stream<Dialect> rest = dialects.stream().filter(dialect -> !replaced.contains(dialect.name()));
        return new DialectCatalog(Stream.concat(own.stream(), rest).toList());
    }

    /** What a job may name as its dialect, beside {@link #AUTO}. */
    public List<String> names() {
        return dialects.stream().map(Dialect::name).toList();
    }

    /** Names by which pages are recognised; a star stands for any text. */
    public Set<String> recognisingFamilies() {
        return dialects.stream()
                .flatMap(dialect -> dialect.recognition().anyOf().stream())
                .collect(Collectors.toSet());
    }

    /**
     * Where the page usually is when a target names only a host: what the dialect says, else, for a job whose servers are
     * to be recognised, what the dialect says that the job's name holds. Empty for {@code /metrics}.
     */
    public String usualPath(String dialect, String job) {
        String words = job.toLowerCase(Locale.ROOT);
        Predicate<Dialect> meant = dialect.equals(AUTO)
                ? candidate -> words.contains(candidate.name())
                : candidate -> candidate.name().equals(dialect);
        return dialects.stream()
                .filter(meant)
                .map(Dialect::path)
                .filter(path -> !path.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** A reader for one target. The dialect is one of {@link #names()} or {@link #AUTO}. */
    public PageReader reader(String dialect, TargetIdentity target, PageLimits limits) {
        return reader(dialect, target, new ReadLimits(limits, ReadLimits.EXTRA_SERIES));
    }

    /** A reader for one target. The dialect is one of {@link #names()} or {@link #AUTO}. */
    public PageReader reader(String dialect, TargetIdentity target, ReadLimits limits) {
        PageReader.Parsing parsing =
                new PageReader.Parsing(new PageParser(limits.page(), layouts), limits.extraSeries());
        if (dialect.equals(AUTO)) {
            return new PageReader(parsing, target, this::recognised);
        }
        Dialect named = dialects.stream()
                .filter(candidate -> candidate.name().equals(dialect))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "dialect must be " + AUTO + " or one of " + names() + ", was " + dialect));
        return new PageReader(parsing, target, page -> Stream.concat(
                        Stream.of(named), extras(page).stream().filter(extras -> !extras.equals(named)))
                .toList());
    }

    /** The first dialect of each kind that the page speaks, for one exporter may show a server and its GPUs; extras all. */
    private List<Dialect> recognised(PageIndex page) {
        Set<Kind> found = EnumSet.of(Kind.EXTRAS);
        List<Dialect> matching = new ArrayList<>();
        for (Dialect dialect : dialects) {
            if (!found.contains(dialect.kind()) && dialect.recognises(page::hasFamily)) {
                found.add(dialect.kind());
                matching.add(dialect);
            }
        }
        matching.addAll(extras(page));
        return matching;
    }

    private List<Dialect> extras(PageIndex page) {
        return dialects.stream()
                .filter(dialect -> dialect.kind() == Kind.EXTRAS && dialect.recognises(page::hasFamily))
                .toList();
    }
}
