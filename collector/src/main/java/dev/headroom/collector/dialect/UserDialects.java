package dev.headroom.collector.dialect;

import dev.headroom.collector.dialect.table.BrokenTable;
import dev.headroom.collector.dialect.table.Dialect;
import dev.headroom.collector.dialect.table.DialectFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tables that operators wrote: files, and all {@code *.yaml} and {@code *.yml} in directories. They are tried before the
 * bundled ones. One thread.
 */
public final class UserDialects {
    private static final long LARGEST_FILE_BYTES = 1024 * 1024;

    private final List<Path> places;
    private Map<Path, FileTime> seen = Map.of();

    public UserDialects(List<Path> places) {
        this.places = List.copyOf(places);
    }

    /**
     * All tables together.
     *
     * @param faults of the tables that were left out, each with file, key and rule
     */
    public record Loaded(DialectCatalog catalog, List<String> faults) {
        public Loaded {
            faults = List.copyOf(faults);
        }
    }

    /** Reads all files anew. */
    public Loaded load() {
        List<String> faults = new ArrayList<>();
        Map<Path, FileTime> files = files(faults);
        seen = files;
        List<Dialect> dialects = new ArrayList<>();
        Map<String, Path> owners = new HashMap<>();
        for (Path file : files.keySet()) {
            try {
                Dialect dialect = DialectFile.parse(file.toString(), new ByteArrayInputStream(content(file)));
                Path other = owners.putIfAbsent(dialect.name(), file);
                if (other == null) {
                    dialects.add(dialect);
                } else {
                    faults.add(file + ".name: " + dialect.name() + " is the name of " + other + ", too");
                }
            } catch (BrokenTable broken) {
                faults.addAll(broken.faults());
            } catch (IOException unreadable) {
                faults.add(file + ": cannot be read: " + unreadable.getMessage());
            }
        }
        return new Loaded(DialectCatalog.bundled().with(dialects), faults);
    }

    /** Whether a file came, went or was written since the last load. */
    public boolean changed() {
        return !places.isEmpty() && !files(new ArrayList<>()).equals(seen);
    }

    private static byte[] content(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE_BYTES) {
            throw new IOException("it is larger than " + LARGEST_FILE_BYTES + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private Map<Path, FileTime> files(List<String> faults) {
        Map<Path, FileTime> files = new TreeMap<>();
        for (Path place : places) {
            try {
                for (Path file : filesAt(place)) {
                    files.put(file, Files.getLastModifiedTime(file));
                }
            } catch (IOException unreadable) {
                faults.add(place + ": must be a readable file or directory");
            }
        }
        return files;
    }

    private static List<Path> filesAt(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> entries = Files.list(place)) {
            return entries.filter(entry -> entry.toString().endsWith(".yaml")
                            || entry.toString().endsWith(".yml"))
                    .toList();
        }
    }
}
