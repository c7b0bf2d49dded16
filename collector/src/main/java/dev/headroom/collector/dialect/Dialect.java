package dev.headroom.collector.dialect;

/**
 * How one kind of server names its metrics; one file under {@code dialects/}.
 *
 * @param path where such servers usually show their page; empty for {@code /metrics}
 */
record Dialect(
        String name,
        String title,
        Kind kind,
        String path,
        Recognition recognition,
        IdentityLabels labels,
        Content content) {
    Dialect {
        if ((kind == Kind.GPU) != labels.device().isPresent()) {
            throw new IllegalArgumentException("device is for the kind gpu, and only for it");
        }
    }

    boolean recognises(PageIndex page) {
        return recognition.of(page);
    }
}
