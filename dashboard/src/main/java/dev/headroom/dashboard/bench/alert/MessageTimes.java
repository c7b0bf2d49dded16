package dev.headroom.dashboard.bench.alert;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes messages of two channels: a webhook that is told each alert by itself, and a Slack that people read. Times are
 * those of {@link System#nanoTime}. Thread-safe.
 */
final class MessageTimes {

    static final String HOOK = "/hook";
    static final String SLACK = "/slack";
    static final String RULE = "bench-queue";

    private static final int LARGEST_BYTES = 4_000_000;
    private static final int OK = 200;

    private final Map<String, Long> first = new ConcurrentHashMap<>();
    private final AtomicInteger slackMessages = new AtomicInteger();

    /** When the first message about the service was there as a whole; empty while there is none. */
    OptionalLong toldOf(String service) {
        Long at = first.get(service);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    int told() {
        return first.size();
    }

    int slackMessages() {
        return slackMessages.get();
    }

    void takeHook(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BYTES);
            long now = System.nanoTime();
            for (JsonNode alert : JsonMapper.shared().readTree(body).path("alerts")) {
                JsonNode labels = alert.path("labels");
                if (labels.path("alertname").asString("").equals(RULE)) {
                    first.putIfAbsent(labels.path("service").asString(""), now);
                }
            }
            answer(exchange, "");
        }
    }

    void takeSlack(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readNBytes(LARGEST_BYTES);
            slackMessages.incrementAndGet();
            answer(exchange, "ok");
        }
    }

    private static void answer(HttpExchange exchange, String word) throws IOException {
        byte[] body = word.getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(OK, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
