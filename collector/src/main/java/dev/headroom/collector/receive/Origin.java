package dev.headroom.collector.receive;

/**
 * Who measured: what would have been one target, had we scraped it.
 *
 * @param job what its sender calls the group; empty when it does not
 * @param instance what tells it apart within the group; empty when nothing does
 */
public record Origin(Way way, String job, String instance) {
    public Origin {
        job = printable(job);
        instance = printable(instance);
    }

    /** Names end up in the database and on screens: no control characters. */
    static String printable(String value) {
        return value.replaceAll("\\p{Cntrl}", " ");
    }

    /** Whether the sender tells at all whose numbers these are. */
    public boolean isKnown() {
        return !job.isBlank() || !instance.isBlank();
    }

    /** Stable identity of the target that this origin stands for. */
    public String target() {
        return (way.label() + " " + job + " " + instance).strip();
    }

    /** The instance, else the job. */
    public String shown() {
        return instance.isBlank() ? job : instance;
    }
}
