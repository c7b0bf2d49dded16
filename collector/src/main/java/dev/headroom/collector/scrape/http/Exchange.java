package dev.headroom.collector.scrape.http;

import dev.headroom.collector.access.http.AccessHeaders;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import dev.headroom.collector.scrape.source.FetchBuffers;
import dev.headroom.collector.scrape.source.PageFetcher.Fetch;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;

/** One fetch; only {@link #abort} may be called by another thread. */
final class Exchange {

    /**
     * OpenMetrics is not asked for: it tells nothing more that is kept, its strictness forbids to compare a page with the
     * one before, and the Python client that most inference servers use sends it to whoever names it at all. A server
     * that knows nothing else may still send it.
     */
    private static final String ACCEPT = "text/plain;version=0.0.4,*/*;q=0.1";

    private final CloseableHttpClient client;
    private final AccessHeaders credentials;
    private final Request wanted;
    private final FetchBuffers buffers;
    private volatile HttpGet request;
    private volatile boolean aborted;
    private boolean answered;

    /** What to fetch, for how long, and how to read the answer. */
    record Request(URI url, Duration timeout, AnswerReader reading) {}

    Exchange(CloseableHttpClient client, AccessHeaders credentials, Request wanted, FetchBuffers buffers) {
        this.client = client;
        this.credentials = credentials;
        this.wanted = wanted;
        this.buffers = buffers;
        this.request = newRequest(wanted.url());
    }

    void abort() {
        aborted = true;
        request.cancel();
    }

    ScrapeError late() {
        return answered ? new ScrapeError.TimedOut(wanted.timeout()) : new ScrapeError.NoAnswer(wanted.timeout());
    }

    /**
     * A server closes kept connections when it likes; that says nothing about the server. To look first would cost more
     * than the scrape, so each such connection is found out by using it.
     */
    Fetch runAgainstStaleConnections() throws IOException, Refusal {
        while (true) {
            HttpClientContext context = HttpClientContext.create();
            try {
                return run(context);
            } catch (NoHttpResponseException | SocketException e) {
                if (answered || aborted || !hadAnswered(context)) {
                    throw e;
                }
                request = newRequest(wanted.url());
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

    private Fetch run(HttpClientContext context) throws IOException, Refusal {
        credentials.addTo(request);
        HttpHost server = new HttpHost(
                wanted.url().getScheme(),
                request.getAuthority().getHostName(),
                request.getAuthority().getPort());
        ClassicHttpResponse response = client.executeOpen(server, request, context);
        answered = true;
        try (response) {
            return fetched(response);
        }
    }

    private Fetch fetched(ClassicHttpResponse response) throws IOException, Refusal {
        try {
            return new Fetch.Fetched(wanted.reading().read(response, buffers));
        } catch (IOException | Refusal | RuntimeException e) {
            request.cancel(); // before it is closed, which alone would read an endless body to its end
            throw e;
        }
    }

    private static HttpGet newRequest(URI url) {
        HttpGet get = new HttpGet(url);
        get.setHeader(HttpHeaders.ACCEPT, ACCEPT);
        get.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        return get;
    }
}
