package dev.headroom.dashboard.cli.importing;

import dev.headroom.collector.backfill.ImportListener;
import dev.headroom.collector.backfill.ImportTally;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A bar on a terminal; anywhere else a line for each tenth. */
final class ImportProgress implements ImportListener {
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final boolean terminal = isTerminal(System.console());
    private int tenths;

    ImportProgress(PrintWriter err) {
        this.err = err;
    }

    private static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    @Override
    public void progress(double share, Instant doneUntil, ImportTally tally) {
        if (terminal) {
            int filled = (int) (share * WIDTH);
            err.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + line(share, doneUntil, tally));
        } else if ((int) (share * 10) > tenths) {
            tenths = (int) (share * 10);
            err.println(line(share, doneUntil, tally));
        }
        err.flush();
    }

    private static String line(double share, Instant doneUntil, ImportTally tally) {
        return "%3d %%  until %s  %d rows ".formatted((int) (share * 100), doneUntil, tally.rows());
    }

    /** Leaves the bar's line. */
    void end() {
        if (terminal) {
            err.println();
            err.flush();
        }
    }
}
