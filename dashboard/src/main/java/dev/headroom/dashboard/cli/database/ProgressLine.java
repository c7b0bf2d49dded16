package dev.headroom.dashboard.cli.database;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/** One line of standard error that fills up on a terminal; nothing at all where it goes to a file. One thread. */
final class ProgressLine implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final long BETWEEN_NANOS = 100_000_000;

    private final PrintStream out = System.err;
    private final boolean terminal =
            Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    private long nextNanos = System.nanoTime();
    private boolean shown;

    void show(double ratio, String what) {
        if (!terminal || System.nanoTime() - nextNanos < 0) {
            return;
        }
        nextNanos = System.nanoTime() + BETWEEN_NANOS;
        shown = true;
        out.print("\r" + line(ratio, what));
        out.flush();
    }

    static String line(double ratio, String what) {
        int filled = (int) Math.round(Math.clamp(ratio, 0, 1) * WIDTH);
        return "[%s%s] %3.0f %%  %-30.30s".formatted("#".repeat(filled), ".".repeat(WIDTH - filled), ratio * 100, what);
    }

    /** Takes the line away, so that something else can be said. */
    void done() {
        if (shown) {
            out.print("\r" + " ".repeat(WIDTH + 42) + "\r");
            out.flush();
            shown = false;
        }
    }

    @Override
    public void close() {
        done();
    }
}
