package dev.headroom.collector.local;

/** What was found at one of the places. */
public sealed interface LocalFinding {

    /** Where it was looked for, fit for a page. */
    String place();

    /**
     * Something that is watched from now on.
     *
     * @param what the dialect, or the command
     * @param model that is served there; empty when it serves none or does not tell
     */
    record Found(String place, String what, String model) implements LocalFinding {}

    /**
     * The place is taken by something that is not known, or that fails.
     *
     * @param reason one plain sentence
     */
    record Foreign(String place, String what, String reason) implements LocalFinding {}

    /** Nobody is there. */
    record Absent(String place, String what) implements LocalFinding {}
}
