package dev.headroom.collector.discovery.file;

import dev.headroom.collector.discovery.TargetGroup;
import dev.headroom.collector.discovery.TargetListParser;
import dev.headroom.collector.discovery.TargetSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one configured file or pattern, re-read when it changed. A file that is broken, half written or gone
 * keeps its last good list and leaves a warning; a file that vanished from a pattern takes its targets along, because
 * that is how one removes it. One thread.
 */
public final class FileTargets implements TargetSource {

    /** A younger file may change again without a new size or time. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final Path pattern;
    private final InstantSource clock;
    private final TargetListParser parser = new TargetListParser();
    private final Map<Path, Seen> seen = new HashMap<>();

    public FileTargets(Path pattern, InstantSource clock) {
        this.pattern = pattern;
        this.clock = clock;
    }

    @Override
    public Listing list() {
        List<String> warnings = new ArrayList<>();
        TreeSet<Path> files = new TreeSet<>();
        try {
            files.addAll(matching());
        } catch (IOException e) {
            warnings.add("The directory of " + pattern + " cannot be read (" + e.getMessage() + ").");
            files.addAll(seen.keySet());
        }
        if (files.isEmpty()) {
            warnings.add("No file matches " + pattern + ".");
        }
        seen.keySet().retainAll(files);
        List<TargetGroup> groups = new ArrayList<>();
        for (Path file : files) {
            Seen now = refreshed(file, seen.get(file));
            seen.put(file, now);
            groups.addAll(now.groups());
            now.warning().ifPresent(warnings::add);
        }
        return new Listing(groups, warnings);
    }

    private List<Path> matching() throws IOException {
        String name = String.valueOf(pattern.getFileName());
        if (!name.contains("*") && !name.contains("?") && !name.contains("[")) {
            return List.of(pattern);
        }
        Path directory = pattern.getParent() == null ? Path.of("") : pattern.getParent();
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, name)) {
            stream.forEach(files::add);
        }
        return files;
    }

    private Seen refreshed(Path file, @Nullable Seen before) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Stamp stamp = new Stamp(attributes.lastModifiedTime(), attributes.size());
            if (before != null && before.stamp().equals(Optional.of(stamp)) && isSettled(stamp)) {
                return before;
            }
            byte[] content = read(file);
            if (before != null && before.stamp().isPresent() && Arrays.equals(content, before.content())) {
                return new Seen(Optional.of(stamp), content, before.groups(), before.warning());
            }
            return parsed(file, stamp, content, before);
        } catch (IOException e) {
            String reason = Files.exists(file) ? "cannot be read (" + e.getMessage() + ")" : "is missing";
            return kept(file, before, reason, Optional.empty(), new byte[0]);
        }
    }

    private Seen parsed(Path file, Stamp stamp, byte[] content, @Nullable Seen before) {
        try {
            if (content.length > TargetListParser.MOST_BYTES) {
                throw new TargetListParser.Broken("is larger than " + TargetListParser.MOST_BYTES + " bytes");
            }
            List<TargetGroup> groups = parser.parseFile(String.valueOf(file.getFileName()), content);
            return new Seen(Optional.of(stamp), content, groups, Optional.empty());
        } catch (TargetListParser.Broken e) {
            return kept(file, before, String.valueOf(e.getMessage()), Optional.of(stamp), content);
        }
    }

    private static Seen kept(Path file, @Nullable Seen before, String reason, Optional<Stamp> stamp, byte[] content) {
        List<TargetGroup> groups = before == null ? List.of() : before.groups();
        String consequence = groups.isEmpty() ? "" : "; its last good list stays in use";
        return new Seen(stamp, content, groups, Optional.of("The file " + file + " " + reason + consequence + "."));
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(TargetListParser.MOST_BYTES + 1);
        }
    }

    private boolean isSettled(Stamp stamp) {
        return stamp.modified().toInstant().plus(SETTLED).isBefore(clock.instant());
    }

    private record Stamp(FileTime modified, long sizeBytes) {}

    /** What a file held when it was last looked at; no stamp when it could not be read. */
    @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals where it matters; never leaves this class
    private record Seen(Optional<Stamp> stamp, byte[] content, List<TargetGroup> groups, Optional<String> warning) {}
}
