package dev.headroom.dashboard.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A web server on a free loopback port; what it shows is a function of the path. */
final class LoopbackPages implements AutoCloseable {

    private final HttpServer server;

    private LoopbackPages(HttpServer server) {
        this.server = server;
    }

    static LoopbackPages serving(Function<String, byte[]> pages) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.createContext("/", exchange -> answer(exchange, pages));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return new LoopbackPages(server);
    }

    private static void answer(HttpExchange exchange, Function<String, byte[]> pages) throws IOException {
        try (exchange) {
            byte[] page = pages.apply(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        } catch (UncheckedIOException missing) {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
