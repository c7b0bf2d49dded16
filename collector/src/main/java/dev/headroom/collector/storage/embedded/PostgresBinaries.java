package dev.headroom.collector.storage.embedded;

import dev.headroom.collector.storage.StorageRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/** {@code initdb}, {@code pg_ctl} and {@code postgres}, unpacked once from the jar for this platform. */
record PostgresBinaries(Path directory) {

    /**
     * Unpacks below {@code parent} unless that was done before. A half-unpacked directory never gets the real name. One at
     * a time, so that whoever asks while another one unpacks waits for it.
     */
    static synchronized PostgresBinaries in(Path parent) throws IOException {
        URL archive = archive();
        // The archives carry no version in their names; their length tells one release from the next.
        Path home = parent.resolve("postgres-" + archive.openConnection().getContentLengthLong());
        if (!Files.isDirectory(home)) {
            Path unfinished = Files.createTempDirectory(Files.createDirectories(parent), "unpacking.tmp");
            try {
                unpack(archive, unfinished);
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(unfinished, home);
            } catch (FileSystemException e) {
                if (!Files.isDirectory(home)) {
                    throw e;
                }
            } finally {
                deleteRecursively(unfinished);
            }
        }
        return new PostgresBinaries(home);
    }

    String path(String program) {
        return directory.resolve("bin").resolve(program).toString();
    }

    private static void unpack(URL archive, Path into) throws IOException {
        try (InputStream packed = archive.openStream()) {
            new TarArchive(new BufferedInputStream(new XZInputStream(packed), 1 << 16)).extractInto(into);
        }
    }

    private static URL archive() {
        String name = archiveName();
        URL archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new StorageRefused("There is no embedded PostgreSQL for this platform (" + name
                    + " is missing); configure a database url instead.");
        }
        return archive;
    }

    private static String archiveName() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        String system = os.contains("mac") ? "darwin" : os.contains("linux") ? "linux" : os.replace(' ', '_');
        return "postgres-" + system + "-" + (arm ? "arm_64" : arch.equals("amd64") ? "x86_64" : arch) + ".txz";
    }

    static void deleteRecursively(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
