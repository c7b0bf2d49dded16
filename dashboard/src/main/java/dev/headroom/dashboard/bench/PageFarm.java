package dev.headroom.dashboard.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Serves one page under any path on loopback; its counters move every second. */
public final class PageFarm implements AutoCloseable {
    private static final int BACKLOG = 4096;

    private final HttpServer server;
    private final PageVersions pages;
    private final long start = System.nanoTime();

    private PageFarm(HttpServer server, PageVersions pages) {
        this.server = server;
        this.pages = pages;
    }

    /** Serves on a free port until it is closed. */
    public static PageFarm of(String page) throws IOException {
        // Thousands of targets keep their connections between scrapes; the server would close all but 200.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        PageVersions pages = new PageVersions(page);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        PageFarm farm = new PageFarm(server, pages);
        server.createContext("/", farm::answer);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
        return farm;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Writes a list of targets for discovery by file, each a node with a path of its own. */
    public Path targets(Path directory, int count) throws IOException {
        String targets = IntStream.range(0, count)
                .mapToObj(i -> """
                        {"targets": ["127.0.0.1:%d"],
                         "labels": {"service": "bench", "node": "node-%d", "__metrics_path__": "/node/%d/metrics"}}""".formatted(port(), i, i))
                .collect(Collectors.joining(",\n", "[", "]\n"));
        return Files.writeString(directory.resolve("targets.json"), targets);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] page = pages.at(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
