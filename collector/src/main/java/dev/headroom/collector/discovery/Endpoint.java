package dev.headroom.collector.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** Where a target's numbers come from. */
public sealed interface Endpoint {

    /** Fit for pages and logs: a query string may hold a secret and is left out. */
    String shown();

    /** As {@link #shown}, but different for endpoints that differ only in what is not shown. */
    String identity();

    /** What Prometheus calls {@code instance}: {@code host:port}, or the command. */
    String instance();

    /**
     * A metrics page.
     *
     * @param place of the URL, taken out of it once and not at every scrape
     */
    record Page(URI url, HostPort place) implements Endpoint {
        static final String USUAL_PATH = "/metrics";

        /** Throws {@link IllegalArgumentException} when the URL names no host. */
        public Page(URI url) {
            this(url, HostPort.of(url).orElseThrow(() -> new IllegalArgumentException("a page must name a host")));
        }

        @Override
        public String shown() {
            return origin() + (url.getRawPath().isEmpty() ? "/" : url.getRawPath());
        }

        @Override
        public String identity() {
            return url.getRawQuery() == null ? shown() : shown() + "#" + checksum(url.getRawQuery());
        }

        @Override
        public String instance() {
            return place.host() + ":" + place.portOr(url.getScheme());
        }

        /** The instance, and the path unless it is the usual one. */
        String node() {
            return url.getRawPath().equals(USUAL_PATH) ? instance() : instance() + url.getRawPath();
        }

        private String origin() {
            return url.getScheme() + "://" + place;
        }

        private static String checksum(String text) {
            CRC32 checksum = new CRC32();
            checksum.update(text.getBytes(UTF_8));
            return HexFormat.of().toHexDigits((int) checksum.getValue());
        }

        /** A query string may hold a secret. */
        @Override
        public String toString() {
            return identity();
        }
    }

    record Command(List<String> arguments) implements Endpoint {
        public Command {
            arguments = List.copyOf(arguments);
            if (arguments.isEmpty()) {
                throw new IllegalArgumentException("command must name a program");
            }
            if (arguments.size() == 1 && isWholeLine(arguments.getFirst())) {
                throw new IllegalArgumentException("command must be a list of words, such as ["
                        + String.join(", ", arguments.getFirst().strip().split("\\s+")) + "], was one");
            }
        }

        /** Written as in a shell, where it is no program whose name has a blank. */
        private static boolean isWholeLine(String program) {
            return program.strip().contains(" ") && !Files.exists(Path.of(program));
        }

        @Override
        public String shown() {
            return String.join(" ", arguments);
        }

        @Override
        public String identity() {
            return shown();
        }

        @Override
        public String instance() {
            return shown();
        }
    }
}
