package dev.headroom.dashboard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Something that is measured in a directory of its own, of which nothing stays. */
@FunctionalInterface
interface Measurement<R> {

    R in(Path directory) throws IOException, InterruptedException;

    static <R> R of(Measurement<R> measurement) throws InterruptedException {
        try {
            Path directory = Files.createTempDirectory("headroom-bench");
            try {
                return measurement.in(directory);
            } finally {
                FileSystemUtils.deleteRecursively(directory);
            }
        } catch (IOException failure) {
            throw new CommandFailed("cannot measure: " + failure.getMessage(), failure);
        }
    }
}
