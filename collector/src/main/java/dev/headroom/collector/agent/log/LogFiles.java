package dev.headroom.collector.agent.log;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** The files that a glob names now, such as {@code /var/log/vllm/*.log} or {@code /var/log/pods/**}{@code /*.log}. */
final class LogFiles {

    private static final int DEEPEST = 8;
    private static final int MOST_VISITED = 20_000;
    private static final String META = "*?[{";

    private final Path folder;
    private final PathMatcher matcher;
    private final int depth;

    LogFiles(String glob) {
        Path pattern = Path.of(glob).toAbsolutePath();
        Path fixed = pattern.getRoot();
        for (Path part : pattern) {
            if (part.toString().chars().anyMatch(c -> META.indexOf(c) >= 0)) {
                break;
            }
            fixed = fixed.resolve(part);
        }
        boolean plain = fixed.equals(pattern);
        this.folder = plain && fixed.getParent() != null ? fixed.getParent() : fixed;
        this.matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        this.depth = glob.contains("**") ? DEEPEST : pattern.getNameCount() - folder.getNameCount();
    }

    /** A folder that is missing or closed to us has none. Compressed files, which rotation leaves behind, are none either. */
    List<Path> now() {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new Visitor(found));
        } catch (IOException _) {
            // what was found so far counts
        }
        return found;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final List<Path> found;
        private int visited;

        Visitor(List<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && matcher.matches(file) && !isCompressed(file)) {
                found.add(file);
            }
            return ++visited < MOST_VISITED ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isCompressed(Path file) {
        return file.toString().matches(".*\\.(gz|zst|bz2|xz|lz4|zip)");
    }
}
