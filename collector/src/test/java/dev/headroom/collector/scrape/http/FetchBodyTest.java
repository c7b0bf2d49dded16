package dev.headroom.collector.scrape.http;

import static dev.headroom.collector.scrape.http.Fetching.LIMIT;
import static dev.headroom.collector.scrape.http.Fetching.head;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.scrape.RawServer;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import dev.headroom.collector.scrape.source.PageFetcher.Fetch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too large, compressed, cut or corrupt. */
class FetchBodyTest {

    private final Fetching fetching = new Fetching();

    @AfterEach
    void close() {
        fetching.close();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static RawServer.Answer gzipped(byte[] compressed) {
        return (_, out) -> {
            out.write(
                    head("Content-Type: text/plain", "Content-Encoding: gzip", "Content-Length: " + compressed.length));
            out.write(compressed);
        };
    }

    @Test
    void F04_anEndlessBodyEndsAtTheLimit() {
        byte[] chunk = ("10000\r\n" + "#".repeat(0x10000) + "\r\n").getBytes(UTF_8);
        assertThat(fetching.errorOf((_, out) -> {
                    out.write(head("Content-Type: text/plain", "Transfer-Encoding: chunked"));
                    while (fetching.end.getCount() > 0) {
                        out.write(chunk);
                    }
                }))
                .isEqualTo(new ScrapeError.BodyTooLarge(LIMIT));
    }

    @Test
    void F04_anAnnouncedLengthOverTheLimitIsRefusedUnread() {
        assertThat(fetching.errorOf(
                        (_, out) -> out.write(head("Content-Type: text/plain", "Content-Length: 99999999999"))))
                .isEqualTo(new ScrapeError.BodyTooLarge(LIMIT));
    }

    @Test
    void F04_aBodyOfExactlyTheLimitIsRead() {
        try (RawServer server = RawServer.ofPage("#".repeat(LIMIT))) {
            assertThat(fetching.fetch(server.url())).isInstanceOf(Fetch.Fetched.class);
            assertThat(fetching.body().length()).isEqualTo(LIMIT);
        }
    }

    @Test
    void F05_aGzipBombEndsAtTheLimitOfInflatedBytes() throws IOException {
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(LIMIT);
        assertThat(fetching.errorOf(gzipped(bomb))).isEqualTo(new ScrapeError.InflatedTooLarge(LIMIT));
    }

    @Test
    void F06_aGzippedPageIsReadAndItsMembersCountTogether() throws IOException {
        byte[] first = gzip("up 1\n".getBytes(UTF_8));
        byte[] second = gzip("down 0\n".getBytes(UTF_8));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        try (RawServer server = new RawServer(gzipped(both))) {
            assertThat(fetching.fetch(server.url())).isInstanceOf(Fetch.Fetched.class);
            assertThat(fetching.body()).isEqualTo("up 1\ndown 0\n");
        }
    }

    @Test
    void F06_aCutOrCorruptGzipIsRefusedWhole() throws IOException {
        String page = IntStream.range(0, 5000)
                .mapToObj(i -> "series_" + i + " " + i * 31 % 977 + "\n")
                .reduce("", String::concat);
        byte[] whole = gzip(page.getBytes(UTF_8));
        byte[] corrupt = whole.clone();
        corrupt[whole.length / 2] ^= 0x55;

        assertThat(fetching.errorOf(gzipped(Arrays.copyOf(whole, whole.length / 2))))
                .isInstanceOf(ScrapeError.CorruptBody.class);
        assertThat(fetching.errorOf(gzipped(Arrays.copyOf(whole, whole.length - 4))))
                .isInstanceOf(ScrapeError.CorruptBody.class);
        assertThat(fetching.errorOf(gzipped(corrupt))).isInstanceOf(ScrapeError.CorruptBody.class);
        assertThat(fetching.errorOf(gzipped("no gzip at all".getBytes(UTF_8))))
                .isInstanceOf(ScrapeError.CorruptBody.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, gzip", "deflate"})
    void F06_anUnknownEncodingIsRefused(String encoding) {
        assertThat(fetching.errorOf((_, out) -> out.write(
                        head("Content-Type: text/plain", "Content-Encoding: " + encoding, "Content-Length: 0"))))
                .isEqualTo(new ScrapeError.UnknownEncoding(encoding));
    }
}
