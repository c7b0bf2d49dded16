package dev.headroom.collector.scrape.http;

import dev.headroom.collector.access.Access;
import dev.headroom.collector.access.http.AccessHeaders;
import dev.headroom.collector.access.http.ClientLimits;
import dev.headroom.collector.access.http.HttpClients;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.scrape.BodyBuffer;
import dev.headroom.collector.scrape.FetchBuffers;
import dev.headroom.collector.scrape.PageFetcher;
import dev.headroom.collector.scrape.ScrapeError;
import dev.headroom.collector.scrape.ScrapeSettings;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.io.CloseMode;

/**
 * Fetches pages over HTTP with connections kept open between scrapes. Compression is not asked for, since a page every
 * few seconds costs an inference server more processor time than network; a compressed answer is read all the same.
 * Redirects are not followed: a target is where the operator says it is.
 */
public final class HttpPageFetcher implements PageFetcher {

    private static final String ACCEPT =
            "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.6,*/*;q=0.1";
    private static final int OK = 200;

    private final ScrapeSettings settings;
    private final DnsResolver resolver;
    private final CloseableHttpClient client;
    private final AccessHeaders credentials;
    private final Map<Access, HttpPageFetcher> others = new ConcurrentHashMap<>();
    private final Watchdog watchdog;
    private final int bodyLimitBytes;
    private final boolean anyContentType;

    public HttpPageFetcher(ScrapeSettings settings) {
        this(settings, SystemDefaultDnsResolver.INSTANCE);
    }

    /** For tests that answer look-ups themselves. */
    HttpPageFetcher(ScrapeSettings settings, DnsResolver resolver) {
        this(settings, resolver, Access.OPEN, Watchdog.started());
    }

    private HttpPageFetcher(ScrapeSettings settings, DnsResolver resolver, Access access, Watchdog watchdog) {
        this.settings = settings;
        this.resolver = resolver;
        this.client = HttpClients.of(limits(settings), access, resolver);
        this.credentials = new AccessHeaders(access);
        this.watchdog = watchdog;
        this.bodyLimitBytes = settings.limits().bodyBytes();
        this.anyContentType = settings.anyContentType();
    }

    @Override
    public Fetch fetch(URI url, Duration timeout, FetchBuffers buffers) {
        Exchange exchange = new Exchange(url, timeout, buffers);
        try (Watchdog.Watch watch = watchdog.watch(timeout, exchange::abort)) {
            try {
                return exchange.runAgainstStaleConnections();
            } catch (Failure e) {
                exchange.abort();
                return new Fetch.Failed(watch.isExpired() ? exchange.late() : e.error());
            } catch (IOException | RuntimeException e) {
                exchange.abort();
                return new Fetch.Failed(watch.isExpired() ? exchange.late() : Failures.of(e, url, timeout));
            }
        }
    }

    @Override
    public PageFetcher with(Access access) {
        return access.equals(Access.OPEN)
                ? this
                : others.computeIfAbsent(access, other -> new HttpPageFetcher(settings, resolver, other, watchdog));
    }

    private static ClientLimits limits(ScrapeSettings settings) {
        int connections =
                Math.max(settings.limits().targets(), settings.concurrency().total());
        return new ClientLimits(
                connections, settings.concurrency().perServer(), settings.pace().timeout(), settings.addresses());
    }

    @Override
    public void close() {
        others.values().forEach(HttpPageFetcher::close);
        watchdog.close();
        client.close(CloseMode.IMMEDIATE);
    }

    /** One fetch; only {@link #abort} may be called by another thread. */
    private final class Exchange {

        private final URI url;
        private final Duration timeout;
        private final FetchBuffers buffers;
        private volatile HttpGet request;
        private volatile boolean aborted;
        private boolean answered;

        Exchange(URI url, Duration timeout, FetchBuffers buffers) {
            this.url = url;
            this.timeout = timeout;
            this.buffers = buffers;
            this.request = newRequest();
        }

        void abort() {
            aborted = true;
            request.cancel();
        }

        ScrapeError late() {
            return answered ? new ScrapeError.TimedOut(timeout) : new ScrapeError.NoAnswer(timeout);
        }

        /**
         * A server closes kept connections when it likes; that says nothing about the server. To look first would cost
         * more than the scrape, so each such connection is found out by using it.
         */
        Fetch runAgainstStaleConnections() throws IOException, Failure {
            while (true) {
                HttpClientContext context = HttpClientContext.create();
                try {
                    return run(context);
                } catch (NoHttpResponseException | SocketException e) {
                    if (answered || aborted || !hadAnswered(context)) {
                        throw e;
                    }
                    request = newRequest();
                }
                if (aborted) {
                    request.cancel();
                }
            }
        }

        /** Whether the connection had brought an answer before this request. */
        private static boolean hadAnswered(HttpClientContext context) {
            EndpointDetails connection = context.getEndpointDetails();
            return connection != null && connection.getResponseCount() > 0;
        }

        private Fetch run(HttpClientContext context) throws IOException, Failure {
            credentials.addTo(request);
            HttpHost server = new HttpHost(
                    url.getScheme(),
                    request.getAuthority().getHostName(),
                    request.getAuthority().getPort());
            ClassicHttpResponse response = client.executeOpen(server, request, context);
            answered = true;
            try (response) {
                return fetched(response);
            }
        }

        private Fetch fetched(ClassicHttpResponse response) throws IOException, Failure {
            try {
                PageFormat format = acceptedFormat(response);
                read(response);
                return new Fetch.Fetched(format);
            } catch (IOException | Failure | RuntimeException e) {
                request.cancel(); // closing alone would first read an endless body to its end
                throw e;
            }
        }

        private HttpGet newRequest() {
            HttpGet get = new HttpGet(url);
            get.setHeader(HttpHeaders.ACCEPT, ACCEPT);
            get.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
            return get;
        }

        private PageFormat acceptedFormat(ClassicHttpResponse response) throws Failure {
            if (response.getCode() != OK) {
                throw new Failure(new ScrapeError.BadStatus(response.getCode()));
            }
            Header header = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
            String type = header == null || header.getValue() == null
                    ? ""
                    : header.getValue().strip();
            Optional<PageFormat> format = PageFormat.ofContentType(type);
            if (format.isPresent()) {
                return format.get();
            }
            if (anyContentType) {
                return PageFormat.PROMETHEUS_TEXT;
            }
            throw new Failure(
                    type.isEmpty()
                            ? new ScrapeError.ContentTypeMissing()
                            : new ScrapeError.ContentTypeUnsupported(type));
        }

        private void read(ClassicHttpResponse response) throws IOException, Failure {
            HttpEntity entity = response.getEntity();
            if (entity == null) {
                throw new Failure(new ScrapeError.ConnectionLost("the answer has no body"));
            }
            Header header = response.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
            String encoding = header == null || header.getValue() == null
                    ? ""
                    : header.getValue().strip().toLowerCase(Locale.ROOT);
            switch (encoding) {
                case "", "identity" -> readInto(buffers.body(), entity);
                case "gzip", "x-gzip" -> {
                    readInto(buffers.compressed(), entity);
                    inflate(buffers.compressed(), buffers.body());
                }
                default -> throw new Failure(new ScrapeError.UnknownEncoding(encoding));
            }
        }

        private void readInto(BodyBuffer buffer, HttpEntity entity) throws IOException, Failure {
            if (entity.getContentLength() > bodyLimitBytes) {
                throw new Failure(new ScrapeError.BodyTooLarge(bodyLimitBytes));
            }
            InputStream content = entity.getContent();
            if (!buffer.readAll(content, bodyLimitBytes)) {
                throw new Failure(new ScrapeError.BodyTooLarge(bodyLimitBytes));
            }
            content.close();
        }

        /** All members of the file count together; nothing of a cut one is used. */
        private void inflate(BodyBuffer compressed, BodyBuffer body) throws Failure {
            try (InputStream in =
                    new GZIPInputStream(new ByteArrayInputStream(compressed.bytes(), 0, compressed.length()), 4096)) {
                if (!body.readAll(in, bodyLimitBytes)) {
                    throw new Failure(new ScrapeError.InflatedTooLarge(bodyLimitBytes));
                }
            } catch (EOFException _) {
                throw new Failure(new ScrapeError.CorruptBody("it ends too early"));
            } catch (ZipException e) {
                throw new Failure(new ScrapeError.CorruptBody(String.valueOf(e.getMessage())));
            } catch (IOException e) {
                throw new Failure(new ScrapeError.CorruptBody(String.valueOf(e.getMessage())));
            }
        }
    }

    /** A refusal of ours on the way through an exchange. */
    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient ScrapeError error;

        Failure(ScrapeError error) {
            super(error.label(), null, false, false);
            this.error = error;
        }

        ScrapeError error() {
            return error;
        }
    }
}
