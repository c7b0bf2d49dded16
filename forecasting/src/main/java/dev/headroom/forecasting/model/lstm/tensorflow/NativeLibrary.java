package dev.headroom.forecasting.model.lstm.tensorflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The native part of TensorFlow: 149 MB packed, 632 MB unpacked, one for each platform. Where it is not on the class path
 * it lies in a jar in the directory {@code native} beside the application's jar, and is unpacked when first wanted.
 */
final class NativeLibrary {

    private static final String PATHS_FIRST = "org.bytedeco.javacpp.pathsFirst";
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";
    private static final String LIBRARY_PATH = "java.library.path";
    private static final String COMPLETE = "complete";

    private final Path cache;
    private final Path besideJar;

    /** With a directory to unpack into and one to look for the jar in. */
    NativeLibrary(Path cache, Path besideJar) {
        this.cache = cache;
        this.besideJar = besideJar;
    }

    /** The directory {@code native} beside the first jar of the class path. */
    static Path besideApplication() {
        String first = System.getProperty("java.class.path", "").split(java.io.File.pathSeparator, 2)[0];
        Path parent = Path.of(first).toAbsolutePath().getParent();
        return parent == null ? Path.of("native") : parent.resolve("native");
    }

    /** As in the names of the jars, such as {@code linux-x86_64}. */
    static String platform() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String system = name.startsWith("mac") ? "macosx" : name.startsWith("windows") ? "windows" : "linux";
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return system + "-"
                + switch (processor) {
                    case "amd64", "x86-64" -> "x86_64";
                    case "aarch64" -> "arm64";
                    default -> processor;
                };
    }

    /** Tells the loader where to find the library. Empty when all is well, else why there is none. */
    Optional<String> prepare() {
        System.setProperty(CACHE, cache.toString());
        String folder = "org/tensorflow/internal/c_api/" + platform() + "/";
        if (NativeLibrary.class.getClassLoader().getResource(folder + mapped("jnitensorflow")) != null) {
            return Optional.empty();
        }
        Optional<Path> jar = jar();
        if (jar.isEmpty()) {
            return Optional.of("there is no tensorflow-core-native jar for " + platform() + " in " + besideJar);
        }
        try {
            Path unpacked = unpack(jar.get(), folder);
            System.setProperty(PATHS_FIRST, "true");
            System.setProperty(
                    LIBRARY_PATH, unpacked + java.io.File.pathSeparator + System.getProperty(LIBRARY_PATH, ""));
            return Optional.empty();
        } catch (IOException | UncheckedIOException failure) {
            return Optional.of("TensorFlow could not be unpacked into " + cache + ": " + failure.getMessage());
        }
    }

    private static String mapped(String library) {
        return System.mapLibraryName(library);
    }

    private Optional<Path> jar() {
        String wanted = "tensorflow-core-native-*-" + platform() + ".jar";
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(besideJar, wanted)) {
            for (Path jar : jars) {
                return Optional.of(jar);
            }
            return Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Once: a directory is complete when it says so, and is made under another name until then. */
    private Path unpack(Path jar, String folder) throws IOException {
        String name = jar.getFileName().toString().replace(".jar", "");
        Path directory = cache.resolve(name);
        if (Files.exists(directory.resolve(COMPLETE))) {
            return directory;
        }
        Files.createDirectories(directory);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream()
                    .filter(entry -> entry.getName().startsWith(folder) && !entry.isDirectory())
                    .filter(entry -> entry.getName().indexOf('/', folder.length()) < 0)
                    .toList()) {
                Path part = Files.createTempFile(directory, "unpacking", ".part");
                try (InputStream packed = zip.getInputStream(entry)) {
                    Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
                }
                Files.move(
                        part,
                        directory.resolve(entry.getName().substring(folder.length())),
                        StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.writeString(directory.resolve(COMPLETE), jar.toString());
        return directory;
    }
}
