package dev.headroom.collector.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** A small file that holds a secret or a certificate and may be replaced while we run. Thread-safe. */
public record WatchedFile(Path path) {

    private static final int MOST_BYTES = 1024 * 1024;

    /**
     * What tells one content from the next without reading it: mounted secrets are replaced, not written over.
     *
     * @param key the file behind a link, where the file system tells
     */
    public record Stamp(
            FileTime modified, long sizeBytes, @Nullable Object key) {}

    public Stamp stamp() throws AccessUnavailable {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new AccessUnavailable("the file " + path + " is a directory");
            }
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    public byte[] content() throws AccessUnavailable {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new AccessUnavailable("the file " + path + " is larger than " + MOST_BYTES + " bytes");
            }
            return content;
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private AccessUnavailable unavailable(IOException e) {
        return switch (e) {
            case AccessUnavailable known -> known;
            case NoSuchFileException _ -> new AccessUnavailable("the file " + path + " is missing");
            case AccessDeniedException _ -> new AccessUnavailable("the file " + path + " may not be read");
            default -> new AccessUnavailable("the file " + path + " cannot be read");
        };
    }
}
