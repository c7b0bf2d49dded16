package dev.headroom.collector.storage;

/** What kind of server the database is; found out at start, written down, and never switched silently. */
public enum Engine {
    /** PostgreSQL without the extension: tables are cut into plain partitions. */
    PLAIN_POSTGRES("PostgreSQL"),
    /** TimescaleDB under the Apache licence: hypertables, but no columnstore. */
    TIMESCALE_APACHE("TimescaleDB (Apache edition)"),
    /** TimescaleDB under the Timescale licence. */
    TIMESCALE_COMMUNITY("TimescaleDB (community edition)");

    private final String title;

    Engine(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether tables are hypertables; both editions keep the same ones. */
    public boolean timescale() {
        return this != PLAIN_POSTGRES;
    }
}
