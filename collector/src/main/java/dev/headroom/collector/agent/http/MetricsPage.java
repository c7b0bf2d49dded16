package dev.headroom.collector.agent.http;

import com.sun.net.httpserver.Authenticator;
import dev.headroom.collector.agent.AgentSettings.Listen;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code /metrics}, and {@code /-/healthy} for a supervisor. */
public final class MetricsPage implements AutoCloseable {

    private static final int READERS = 2;

    private final HTTPServer server;
    private final ExecutorService threads;

    private MetricsPage(HTTPServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** With a token file, who does not show its content gets 401; the file is read again when it changes. */
    public static MetricsPage serve(Listen listen, Optional<Path> token, PrometheusRegistry registry)
            throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(
                READERS, Thread.ofPlatform().daemon().name("headroom-page-", 0).factory());
        HTTPServer.Builder builder = HTTPServer.builder()
                .hostname(listen.address())
                .port(listen.port())
                .executorService(threads)
                .registry(registry);
        if (token.isPresent()) {
            Authenticator authenticator = new BearerToken(token.get());
            builder.authenticator(authenticator);
        }
        try {
            return new MetricsPage(builder.buildAndStart(), threads);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new IOException(
                    "cannot serve on " + listen.address() + ":" + listen.port() + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.stop();
        threads.shutdownNow();
    }
}
