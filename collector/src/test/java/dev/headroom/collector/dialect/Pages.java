package dev.headroom.collector.dialect;

import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.TargetIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Pages for the tests, real and written, and readers for them. */
final class Pages {
    static final TargetIdentity TARGET =
            new TargetIdentity(new ServiceName("deepseek-r1"), "node-1", "10.0.0.11:8000", Map.of());

    private Pages() {}

    static PageReader reader(String dialect) {
        return DialectCatalog.bundled().reader(dialect, TARGET, PageLimits.DEFAULT);
    }

    static PageReading.Read real(String file) {
        try {
            byte[] body = Files.readAllBytes(Path.of("src/test/resources/exposition/pages", file));
            return read(reader(DialectCatalog.AUTO), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PageReading.Read read(String page) {
        return read(reader(DialectCatalog.AUTO), page);
    }

    static PageReading.Read read(PageReader reader, String page) {
        return read(reader, page.getBytes(StandardCharsets.UTF_8));
    }

    private static PageReading.Read read(PageReader reader, byte[] body) {
        return switch (reader.read(body, body.length, PageFormat.PROMETHEUS_TEXT)) {
            case PageReading.Read read -> read;
            case PageReading.Malformed malformed -> throw new AssertionError(malformed);
            case PageReading.LimitExceeded exceeded -> throw new AssertionError(exceeded);
        };
    }
}
