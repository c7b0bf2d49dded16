package dev.headroom.collector.agent.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A number under {@code /proc/sys}. The kernel hands such a file out in one read only, whatever is left of it. */
final class KernelNumber {

    private static final int LONGEST = 64;

    private KernelNumber() {}

    /** NaN when this machine does not have it. */
    static double of(Path file) {
        byte[] text = new byte[LONGEST];
        try (InputStream in = Files.newInputStream(file)) {
            int length = in.read(text);
            return length <= 0
                    ? Double.NaN
                    : Double.parseDouble(new String(text, 0, length, StandardCharsets.US_ASCII).strip());
        } catch (IOException | NumberFormatException _) {
            return Double.NaN;
        }
    }
}
