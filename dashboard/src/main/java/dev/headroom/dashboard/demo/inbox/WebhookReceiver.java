package dev.headroom.dashboard.demo.inbox;

import com.sun.net.httpserver.HttpExchange;
import dev.headroom.dashboard.demo.page.PageServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** Takes what would go to Slack's incoming webhook, answers as Slack does and keeps the message. */
public final class WebhookReceiver implements AutoCloseable {

    private static final String PATH = "/services/demo";
    private static final int LARGEST_BYTES = 1_000_000;

    private final PageServer server;

    private WebhookReceiver(PageServer server) {
        this.server = server;
    }

    public static WebhookReceiver start(Inbox inbox, InstantSource clock) throws IOException {
        return new WebhookReceiver(PageServer.handling(PATH, exchange -> {
            try (exchange) {
                take(exchange, inbox, clock);
            }
        }));
    }

    public String url() {
        return "http://" + server.hostAndPort() + PATH;
    }

    @Override
    public void close() {
        server.close();
    }

    private static void take(HttpExchange exchange, Inbox inbox, InstantSource clock) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BYTES + 1);
        if (!exchange.getRequestMethod().equals("POST") || body.length > LARGEST_BYTES) {
            PageServer.answer(exchange, 400, "text/plain", "invalid_payload");
            return;
        }
        String payload = new String(body, StandardCharsets.UTF_8);
        inbox.add(id -> new InboxMessage.Slack(id, clock.instant(), payload));
        PageServer.answer(exchange, 200, "text/plain", "ok");
    }
}
