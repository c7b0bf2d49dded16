package dev.headroom.collector.dialect.table;

/**
 * What must be there for a source to count. Each is empty or false where nothing is asked.
 *
 * @param label some series of the family has it
 * @param family the page names it
 * @param match some series passes the filter: without one the source is skipped instead of being zero
 */
public record Needs(String label, String family, boolean match) {
    public static final Needs NOTHING = new Needs("", "", false);
}
