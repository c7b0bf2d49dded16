package dev.headroom.collector.storage.embedded;

import dev.headroom.collector.storage.StorageRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL's own words mean for the operator. */
final class Complaint {
    private Complaint() {}

    static StorageRefused about(String doing, Path directory, List<String> output) {
        String all = String.join("\n", output);
        if (all.contains("No space left on device")) {
            return new StorageRefused(
                    "The disk under " + directory + " is full; the embedded PostgreSQL cannot " + doing + ".");
        }
        if (all.contains("Permission denied") || all.contains("Read-only file system")) {
            return new StorageRefused("The embedded PostgreSQL may not write to " + directory + ".");
        }
        if (all.contains("database files are incompatible")) {
            return new StorageRefused("The data in " + directory
                    + " were written by another major version of PostgreSQL; start the Headroom that wrote them.");
        }
        return new StorageRefused(
                "The embedded PostgreSQL in " + directory + " cannot " + doing + ": " + lastWords(output) + ".");
    }

    private static String lastWords(List<String> output) {
        return output.stream()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("error:"))
                .reduce((first, second) -> second)
                .or(() -> output.isEmpty() ? Optional.empty() : Optional.of(output.getLast()))
                .orElse("it said nothing");
    }
}
