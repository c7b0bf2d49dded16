package dev.headroom.collector.storage.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Unpacks a POSIX tar stream of directories, files and symbolic links, which is all that the PostgreSQL archives hold
 * (POSIX.1-1988 "ustar"). A name that leads out of the directory, or any other kind of entry, is refused.
 */
final class TarArchive {
    private static final int BLOCK = 512;
    private static final int SIZE_FIELD = 124;
    private static final int LINK_FIELD = 157;
    private static final int PREFIX_FIELD = 345;

    private final InputStream in;
    private final byte[] header = new byte[BLOCK];

    TarArchive(InputStream in) {
        this.in = in;
    }

    void extractInto(Path directory) throws IOException {
        while (readHeader()) {
            String name = name();
            Path path = inside(directory, name);
            switch (header[156]) {
                case '5' -> Files.createDirectories(path);
                case '2' -> link(directory, path);
                case '0', 0 -> file(path);
                default -> throw new IOException("unexpected kind of entry in the archive: " + name);
            }
        }
    }

    /** False at the block of zeros that ends an archive. */
    private boolean readHeader() throws IOException {
        if (in.readNBytes(header, 0, BLOCK) < BLOCK) {
            throw new EOFException("the archive ends in the middle");
        }
        return header[0] != 0;
    }

    private void file(Path path) throws IOException {
        createParent(path);
        long size = number(SIZE_FIELD, 12);
        try (OutputStream out = Files.newOutputStream(path)) {
            byte[] buffer = new byte[1 << 16];
            for (long left = size; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("the archive ends in the middle of " + path.getFileName());
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        boolean executable = (number(100, 8) & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private void link(Path directory, Path path) throws IOException {
        createParent(path);
        String to = text(LINK_FIELD, 100);
        inside(directory, directory.relativize(path.resolveSibling(to)).toString());
        Files.createSymbolicLink(path, Path.of(to));
    }

    private static void createParent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }

    private static Path inside(Path directory, String name) throws IOException {
        Path path = directory.resolve(name).normalize();
        if (!path.startsWith(directory)) {
            throw new IOException("the archive names a file outside of it: " + name);
        }
        return path;
    }

    private String name() {
        String prefix = text(PREFIX_FIELD, 155);
        return prefix.isEmpty() ? text(0, 100) : prefix + "/" + text(0, 100);
    }

    private String text(int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private long number(int from, int length) {
        String octal = text(from, length).strip();
        return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
    }
}
