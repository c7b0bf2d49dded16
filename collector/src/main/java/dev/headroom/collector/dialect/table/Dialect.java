package dev.headroom.collector.dialect.table;

import java.util.function.Predicate;

/**
 * How one kind of server names its metrics; one file under {@code dialects/}.
 *
 * @param path where such servers usually show their page; empty for {@code /metrics}
 */
public record Dialect(
        String name,
        String title,
        Kind kind,
        String path,
        Recognition recognition,
        IdentityLabels labels,
        Content content) {
    /** The name that stands for none in particular. */
    public static final String AUTO = "auto";

    public Dialect {
        if ((kind == Kind.GPU) != labels.device().isPresent()) {
            throw new IllegalArgumentException("device is for the kind gpu, and only for it");
        }
    }

    /** Whether a page is of it, by the families that the page has. */
    public boolean recognises(Predicate<String> hasFamily) {
        return recognition.of(hasFamily);
    }
}
