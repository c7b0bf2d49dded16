package dev.headroom.collector.scrape.http;

import dev.headroom.collector.discovery.Discovery;
import dev.headroom.collector.scrape.ScrapeSettings;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Builds the client for scraping: many hosts, one request each now and then, and nothing done behind our back. */
final class HttpClientFactory {

    /** Without data for this long, a kept connection is worth less than the memory it holds. */
    private static final TimeValue IDLE = TimeValue.ofMinutes(2);

    private HttpClientFactory() {}

    static CloseableHttpClient of(ScrapeSettings settings) {
        try {
            return of(settings, SSLContext.getDefault(), SystemDefaultDnsResolver.INSTANCE);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no default TLS context", e);
        }
    }

    static CloseableHttpClient of(ScrapeSettings settings, SSLContext tls, DnsResolver resolver) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(
                        Math.max(Discovery.MOST_TARGETS, settings.concurrency().total()))
                .setMaxConnPerRoute(settings.concurrency().perServer())
                .setDnsResolver(new CheckedResolver(settings.addresses(), resolver))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(16 * 1024)
                                .setMaxHeaderCount(200)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.pace().timeout()))
                        .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND) // the fetcher tries again instead
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent("headroom")
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(settings.pace().timeout()))
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .evictExpiredConnections()
                .evictIdleConnections(IDLE)
                .build();
    }
}
