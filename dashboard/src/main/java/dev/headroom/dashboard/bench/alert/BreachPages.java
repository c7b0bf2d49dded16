package dev.headroom.dashboard.bench.alert;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/** A page for each service, good until it is told to turn bad. Times are those of {@link System#nanoTime}. Thread-safe. */
final class BreachPages {

    /** Where the pages are; the number of the service follows. */
    static final String PATH = "/page/";

    static final int GOOD = 0;
    static final int BAD = 40;

    private static final int NOT_FOUND = 404;
    private static final int OK = 200;
    private static final long NEVER = Long.MIN_VALUE;

    private final AtomicIntegerArray waiting;
    private final AtomicLongArray scraped;
    private final AtomicLongArray servedBad;

    BreachPages(int services) {
        waiting = new AtomicIntegerArray(services);
        scraped = new AtomicLongArray(services);
        servedBad = new AtomicLongArray(services);
        for (int i = 0; i < services; i++) {
            servedBad.set(i, NEVER);
        }
    }

    void turnBad(int service) {
        waiting.set(service, BAD);
    }

    /** Whether each page has been read at least so often. */
    boolean allScraped(int times) {
        for (int i = 0; i < scraped.length(); i++) {
            if (scraped.get(i) < times) {
                return false;
            }
        }
        return true;
    }

    boolean isServedBad(int service) {
        return servedBad.get(service) != NEVER;
    }

    /** When the bad page was first handed to the collector. */
    long servedBadAt(int service) {
        return servedBad.get(service);
    }

    void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int service = Integer.parseInt(exchange.getRequestURI().getPath().substring(PATH.length()));
            if (service < 0 || service >= waiting.length()) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
                return;
            }
            int now = waiting.get(service);
            byte[] page = page(now).getBytes(StandardCharsets.UTF_8);
            scraped.incrementAndGet(service);
            if (now == BAD) {
                servedBad.compareAndSet(service, NEVER, System.nanoTime());
            }
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(OK, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    private static String page(int waiting) {
        return """
                # TYPE vllm:num_requests_running gauge
                vllm:num_requests_running{model_name="bench"} 8
                # TYPE vllm:num_requests_waiting gauge
                vllm:num_requests_waiting{model_name="bench"} %d
                """.formatted(waiting);
    }
}
