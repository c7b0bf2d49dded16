package dev.headroom.collector.scrape.http;

import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import dev.headroom.collector.scrape.source.BodyBuffer;
import dev.headroom.collector.scrape.source.FetchBuffers;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Judges an answer and reads its body, up to a limit that holds while it is read.
 *
 * @param bodyLimitBytes counts what a compressed body inflates to
 * @param anyContentType whether a page without a content type, or with a foreign one, is read as Prometheus text
 */
record AnswerReader(int bodyLimitBytes, boolean anyContentType) {

    private static final int OK = 200;
    private static final int INFLATER_BYTES = 4096;

    /** Leaves the page in the buffers and tells its format. */
    PageFormat read(ClassicHttpResponse response, FetchBuffers buffers) throws IOException, Refusal {
        PageFormat format = format(response);
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            throw new Refusal(new ScrapeError.ConnectionLost("the answer has no body"));
        }
        String encoding = header(response, HttpHeaders.CONTENT_ENCODING).toLowerCase(Locale.ROOT);
        switch (encoding) {
            case "", "identity" -> readInto(buffers.body(), entity);
            case "gzip", "x-gzip" -> {
                readInto(buffers.compressed(), entity);
                inflate(buffers.compressed(), buffers.body());
            }
            default -> throw new Refusal(new ScrapeError.UnknownEncoding(encoding));
        }
        return format;
    }

    private PageFormat format(ClassicHttpResponse response) throws Refusal {
        if (response.getCode() != OK) {
            throw new Refusal(new ScrapeError.BadStatus(response.getCode()));
        }
        String type = header(response, HttpHeaders.CONTENT_TYPE);
        Optional<PageFormat> format = PageFormat.ofContentType(type);
        if (format.isPresent()) {
            return format.get();
        }
        if (anyContentType) {
            return PageFormat.PROMETHEUS_TEXT;
        }
        throw new Refusal(
                type.isEmpty() ? new ScrapeError.ContentTypeMissing() : new ScrapeError.ContentTypeUnsupported(type));
    }

    private static String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null
                ? ""
                : header.getValue().strip();
    }

    private void readInto(BodyBuffer buffer, HttpEntity entity) throws IOException, Refusal {
        if (entity.getContentLength() > bodyLimitBytes) {
            throw new Refusal(new ScrapeError.BodyTooLarge(bodyLimitBytes));
        }
        InputStream content = entity.getContent();
        if (!buffer.readAll(content, bodyLimitBytes)) {
            throw new Refusal(new ScrapeError.BodyTooLarge(bodyLimitBytes));
        }
        content.close();
    }

    /** All members of the file count together; nothing of a cut one is used. */
    private void inflate(BodyBuffer compressed, BodyBuffer body) throws Refusal {
        InputStream bytes = new ByteArrayInputStream(compressed.bytes(), 0, compressed.length());
        try (InputStream in = new GZIPInputStream(bytes, INFLATER_BYTES)) {
            if (!body.readAll(in, bodyLimitBytes)) {
                throw new Refusal(new ScrapeError.InflatedTooLarge(bodyLimitBytes));
            }
        } catch (EOFException _) {
            throw new Refusal(new ScrapeError.CorruptBody("it ends too early"));
        } catch (IOException e) {
            throw new Refusal(new ScrapeError.CorruptBody(String.valueOf(e.getMessage())));
        }
    }
}
