package dev.headroom.collector.access.http;

import dev.headroom.collector.access.Access;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Builds clients for many hosts, one request each now and then, and nothing done behind our back. Servers that are opened
 * by different credentials or certificates need a client each: a kept connection is bound to what opened it.
 */
public final class HttpClients {

    /** Without data for this long, a kept connection is worth less than the memory it holds. */
    private static final TimeValue IDLE = TimeValue.ofMinutes(2);

    private HttpClients() {}

    public static CloseableHttpClient of(ClientLimits limits, Access access) {
        return of(limits, access, SystemDefaultDnsResolver.INSTANCE);
    }

    /** For tests that answer look-ups themselves. */
    public static CloseableHttpClient of(ClientLimits limits, Access access, DnsResolver resolver) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(limits.connections())
                .setMaxConnPerRoute(limits.perServer())
                .setDnsResolver(new CheckedResolver(limits.addresses(), resolver))
                .setTlsSocketStrategy(new ReloadingTls(access.tls()))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(16 * 1024)
                                .setMaxHeaderCount(200)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.patience()))
                        .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND) // who asks tries again instead
                        .build())
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setUserAgent("headroom")
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(limits.patience()))
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
