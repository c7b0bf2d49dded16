package dev.headroom.dashboard.export.weekly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory that exports lie in, each file whole or not there, and a mark of the last week that was exported. Files of
 * others are left alone. One thread.
 */
final class ExportDirectory {

    private static final String MARK = ".headroom-export";
    private static final Pattern OURS = Pattern.compile("headroom-.+-(\\d{4}-\\d{2}-\\d{2})\\.(csv|json|xlsx)");

    private final Path directory;

    ExportDirectory(Path directory) {
        this.directory = directory;
    }

    /** Such as {@code headroom-deepseek-r1-2026-11-23.xlsx}. */
    static String nameOf(String service, LocalDate date, String suffix) {
        String plain = service.replaceAll("[^A-Za-z0-9._-]+", "-");
        String name = plain.equals(service) ? plain : plain + "-" + Integer.toHexString(service.hashCode());
        return "headroom-" + name + "-" + date + "." + suffix;
    }

    /** Overwrites what is there. */
    void write(String name, byte[] content) throws IOException {
        Files.createDirectories(directory);
        Path unfinished = directory.resolve("." + name + ".unfinished");
        try {
            Files.write(unfinished, content);
            Files.move(
                    unfinished,
                    directory.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Deletes exports of days before this one. */
    void forgetBefore(LocalDate first) throws IOException {
        List<Path> old;
        try (Stream<Path> files = Files.list(directory)) {
            old = files.filter(file -> isOfBefore(file, first)).toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isOfBefore(Path file, LocalDate first) {
        Matcher name = OURS.matcher(String.valueOf(file.getFileName()));
        try {
            return name.matches() && LocalDate.parse(name.group(1)).isBefore(first);
        } catch (DateTimeException _) {
            return false; // a 31st of February is not ours
        }
    }

    /** Empty before the first, or when the mark cannot be understood. */
    Optional<Instant> lastDone() throws IOException {
        Path mark = directory.resolve(MARK);
        if (!Files.exists(mark)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(Files.readString(mark).strip()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    void markDone(Instant due) throws IOException {
        write(MARK, due.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
