package dev.headroom.collector.fuzzing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Inputs to begin with, from the captures that the other tests read. */
public final class Seeds {
    /** Longer inputs are slow, and most of what goes wrong does so in a few lines. */
    public static final int MOST_BYTES = 6 * 1024;

    private static final Path RESOURCES = Path.of("src/test/resources");

    /** Inputs that once broke a reader, in a directory for each. */
    static final Path FOUND = RESOURCES.resolve("fuzzing");

    private Seeds() {}

    public static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Every file below the directory whose name ends so. */
    public static List<byte[]> files(Path directory, String suffix) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<byte[]> contents = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (file.getFileName().toString().endsWith(suffix)) {
                    contents.add(Files.readAllBytes(file));
                }
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file of the test resources below the directory. */
    public static List<byte[]> resources(String directory) {
        return files(RESOURCES.resolve(directory), "");
    }

    /** The text in pieces of whole lines that are not too long. */
    public static List<byte[]> pieces(byte[] text) {
        List<byte[]> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length) {
            int end = Math.min(text.length, start + MOST_BYTES);
            while (end < text.length && end > start + 1 && text[end - 1] != '\n') {
                end--;
            }
            pieces.add(Arrays.copyOfRange(text, start, end));
            start = end;
        }
        return pieces;
    }

    /** As it is said of a failure. */
    static String shown(byte[] seed) {
        return new String(seed, 0, Math.min(seed.length, 300), StandardCharsets.ISO_8859_1);
    }

    /** The same with one more byte in front. */
    public static byte[] behind(int first, byte[] rest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rest.length + 1);
        bytes.write(first);
        bytes.writeBytes(rest);
        return bytes.toByteArray();
    }
}
