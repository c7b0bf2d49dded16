package dev.headroom.dashboard.export.weekly;

import java.util.List;

/** How one week's export ended. */
sealed interface ExportOutcome {

    /** {@code missing} are services without files, each with the reason. */
    record Exported(int files, List<String> missing) implements ExportOutcome {
        public Exported {
            missing = List.copyOf(missing);
        }
    }

    /** Nothing, or not all that was asked for; it is tried again. */
    record Failed(String reason) implements ExportOutcome {}
}
