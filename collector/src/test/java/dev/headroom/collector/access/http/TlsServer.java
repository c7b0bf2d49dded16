package dev.headroom.collector.access.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** A real TLS server on loopback with one page; it may demand a certificate of whoever comes. */
public final class TlsServer implements AutoCloseable {

    private final HttpsServer server;
    private final Map<String, String> lastHeaders = new ConcurrentHashMap<>();

    private TlsServer(HttpsServer server) {
        this.server = server;
    }

    public static TlsServer open(Pem own, String contentType, String page) throws Exception {
        return start(own, own, false, contentType, page);
    }

    /** Lets in only who shows the certificate of the client. */
    public static TlsServer demanding(Pem client, Pem own, String page) throws Exception {
        return start(own, client, true, "text/plain", page);
    }

    private static TlsServer start(Pem own, Pem trusted, boolean demanding, String contentType, String page)
            throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own.store(), Pem.PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trustStore(trusted));
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters demanded = tls.getDefaultSSLParameters();
                demanded.setNeedClientAuth(demanding);
                parameters.setSSLParameters(demanded);
            }
        });
        TlsServer started = new TlsServer(server);
        server.createContext("/metrics", exchange -> {
            exchange.getRequestHeaders().forEach((name, values) -> started.lastHeaders.put(name, values.getFirst()));
            byte[] body = page.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return started;
    }

    public URI url(String host) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/metrics");
    }

    public Map<String, String> lastHeaders() {
        return lastHeaders;
    }

    private static KeyStore trustStore(Pem trusted) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, Pem.PASSWORD);
        store.setCertificateEntry(
                "trusted",
                trusted.store().getCertificate(trusted.store().aliases().nextElement()));
        return store;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
