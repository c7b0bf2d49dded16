package dev.headroom.collector.storage.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program that was run to its end. */
record Command(int exitCode, String output) {

    /** Waits for the program without a deadline: only those that end by themselves may be run. */
    static Command run(List<String> words) throws IOException {
        return run(words, "");
    }

    /** The same with a short text on its standard input. */
    static Command run(List<String> words, String input) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Command(process.waitFor(), output);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + words.getFirst(), e);
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }
}
