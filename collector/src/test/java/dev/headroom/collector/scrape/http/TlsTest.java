package dev.headroom.collector.scrape.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.scrape.FetchBuffers;
import dev.headroom.collector.scrape.PageFetcher.Fetch;
import dev.headroom.collector.scrape.ScrapeError;
import dev.headroom.collector.scrape.ScrapeSettings;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real TLS server whose certificate is good for {@code localhost} and for nothing else. */
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final ScrapeSettings SETTINGS = ScrapeSettings.of(List.of());

    @TempDir
    private Path directory;

    private HttpsServer server;
    private SSLContext trusting;

    @BeforeEach
    void start() throws Exception {
        KeyStore keys = keys();
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(trusting));
        server.createContext("/metrics", exchange -> {
            byte[] page = "up 1\n".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private KeyStore keys() throws Exception {
        Path file = directory.resolve("keys.p12");
        List<String> keytool = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString());
        assertThat(new ProcessBuilder(keytool).redirectErrorStream(true).start().waitFor())
                .isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private Fetch fetch(String host, SSLContext tls) {
        URI url = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/metrics");
        try (HttpPageFetcher fetcher =
                new HttpPageFetcher(SETTINGS, HttpClientFactory.of(SETTINGS, tls, SystemDefaultDnsResolver.INSTANCE))) {
            return fetcher.fetch(url, AMPLE, new FetchBuffers());
        }
    }

    @Test
    void aPageBehindTlsIsRead() {
        assertThat(fetch("localhost", trusting)).isEqualTo(new Fetch.Fetched(PageFormat.PROMETHEUS_TEXT));
    }

    @Test
    void F01_aCertificateForAnotherNameIsATlsFailure() {
        assertThat(((Fetch.Failed) fetch("127.0.0.1", trusting)).error()).isInstanceOf(ScrapeError.TlsFailed.class);
    }

    @Test
    void F01_aCertificateNobodyVouchesForIsATlsFailure() throws Exception {
        assertThat(((Fetch.Failed) fetch("localhost", SSLContext.getDefault())).error())
                .isInstanceOf(ScrapeError.TlsFailed.class);
    }
}
