package dev.headroom.alerts.http;

import dev.headroom.alerts.settings.ChannelRules;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON. Redirects are not followed: a webhook that moved is a mistake to be seen. Thread-safe.
 */
public final class WebhookClient {

    /** Receivers answer with a word; whoever sends more has something else to say. */
    private static final int LONGEST_ANSWER_BYTES = 64 * 1024;

    private final HttpClient client;
    private final Duration deadline;
    private final InstantSource clock;

    /**
     * A client with one deadline for everything.
     *
     * @param deadline from the first byte out to the last byte in, connecting included
     */
    public WebhookClient(Duration deadline, InstantSource clock) {
        this.deadline = deadline;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(deadline)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Never throws for what the network or the receiver does. */
    public PostOutcome post(Post post) {
        HttpRequest request;
        try {
            request = request(post);
        } catch (IllegalArgumentException e) {
            return new PostOutcome.NotAnswered("the address " + e.getMessage());
        }
        try {
            Optional<String> refusal = CheckedHost.refusal(request.uri().getHost(), deadline);
            if (refusal.isPresent()) {
                return new PostOutcome.NotAnswered("its address is " + refusal.get());
            }
        } catch (InterruptedException _) {
            return interrupted();
        }
        return send(request);
    }

    private PostOutcome send(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(
                request,
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST_ANSWER_BYTES));
        try {
            HttpResponse<String> response = exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            Optional<Duration> retryAfter = response.headers()
                    .firstValue("Retry-After")
                    .flatMap(value -> RetryAfter.parse(value, clock.instant()));
            return new PostOutcome.Answered(response.statusCode(), response.body(), retryAfter);
        } catch (TimeoutException _) {
            exchange.cancel(true);
            return new PostOutcome.NotAnswered("no whole answer within " + deadline.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new PostOutcome.NotAnswered(reason(e.getCause()));
        } catch (InterruptedException _) {
            exchange.cancel(true);
            return interrupted();
        }
    }

    private static PostOutcome interrupted() {
        Thread.currentThread().interrupt();
        return new PostOutcome.NotAnswered("interrupted by shutdown");
    }

    private static HttpRequest request(Post post) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        ChannelRules.address(post.url().revealed()))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Headroom")
                .POST(HttpRequest.BodyPublishers.ofString(post.json()));
        post.headers().forEach((name, value) -> request.header(name, value.revealed()));
        return request.build();
    }

    /** Kinds of failure only: exception messages may hold the address, which is a secret. */
    private static String reason(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> "failed";
            case HttpConnectTimeoutException _ -> "could not connect in time";
            case ConnectException e when e.getCause() instanceof UnknownHostException -> "host name not found";
            case ConnectException _ -> "connection refused or host not found";
            case SSLException _ -> "TLS failed";
            case IOException _ -> "connection broke";
            default -> "failed: " + cause.getClass().getSimpleName();
        };
    }
}
