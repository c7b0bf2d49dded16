package dev.headroom.alerts.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headroom.collector.access.SecretSource;
import dev.headroom.collector.fleet.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP receiver on loopback that answers as it is told, or not at all. */
public final class LoopbackReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(200, "ok", "");

    private record Answer(int status, String body, String retryAfter) {
        static final int NEVER = -1;
        static final int DRIP = -2;
    }

    public LoopbackReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public Secret url() {
        return new Secret("http://127.0.0.1:" + server.getAddress().getPort() + "/services/T000/B000/secret-token");
    }

    public SecretSource address() {
        return new SecretSource.Given(url());
    }

    public List<String> bodies() {
        return bodies;
    }

    /** The last part of each path that was asked for. */
    public List<String> paths() {
        return paths;
    }

    public void answers(int status, String body) {
        answer = new Answer(status, body, "");
    }

    public void answersWithRetryAfter(int status, String body, String retryAfter) {
        answer = new Answer(status, body, retryAfter);
    }

    public void hangs() {
        answer = new Answer(Answer.NEVER, "", "");
    }

    /** Sends the head at once and never ends the body. */
    public void neverEndsItsBody() {
        answer = new Answer(Answer.DRIP, "", "");
    }

    private void answer(HttpExchange exchange) throws IOException {
        Answer now = answer;
        String path = exchange.getRequestURI().getPath();
        paths.add(path.substring(path.lastIndexOf('/') + 1));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (now.status() == Answer.DRIP) {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write('o');
            exchange.getResponseBody().flush();
        }
        if (now.status() < 0) {
            awaitClose();
            return;
        }
        if (!now.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", now.retryAfter());
        }
        byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(now.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
