package dev.headroom.collector.receive;

/** How series come to us. */
public enum Way {
    REMOTE_WRITE("remote-write", "remote write"),
    OTLP("otlp", "OTLP"),
    IMPORT("import", "import");

    private final String label;
    private final String title;

    Way(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** As written in target names and metric labels. */
    public String label() {
        return label;
    }

    public String title() {
        return title;
    }

    /**
     * Whether one request holds everything that an origin told at its instants. The shards of remote write send parts of it
     * by themselves.
     */
    boolean sendsWholePages() {
        return this == OTLP;
    }
}
