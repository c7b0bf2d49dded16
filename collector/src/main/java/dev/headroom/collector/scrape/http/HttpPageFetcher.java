package dev.headroom.collector.scrape.http;

import dev.headroom.collector.access.Access;
import dev.headroom.collector.access.http.AccessHeaders;
import dev.headroom.collector.access.http.ClientLimits;
import dev.headroom.collector.access.http.HttpClients;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.scrape.source.FetchBuffers;
import dev.headroom.collector.scrape.source.PageFetcher;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/**
 * Fetches pages over HTTP with connections kept open between scrapes. Compression is not asked for, since a page every
 * few seconds costs an inference server more processor time than network; a compressed answer is read all the same.
 * Redirects are not followed: a target is where the operator says it is.
 */
public final class HttpPageFetcher implements PageFetcher {

    private final ScrapeSettings settings;
    private final DnsResolver resolver;
    private final CloseableHttpClient client;
    private final AccessHeaders credentials;
    private final Map<Access, HttpPageFetcher> others = new ConcurrentHashMap<>();
    private final Watchdog watchdog;
    private final AnswerReader reading;

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
        this.reading = new AnswerReader(settings.limits().bodyBytes(), settings.anyContentType());
    }

    @Override
    public Fetch fetch(URI url, Duration timeout, FetchBuffers buffers) {
        Exchange exchange = new Exchange(client, credentials, new Exchange.Request(url, timeout, reading), buffers);
        try (Watchdog.Watch watch = watchdog.watch(timeout, exchange::abort)) {
            try {
                return exchange.runAgainstStaleConnections();
            } catch (Refusal e) {
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
}
