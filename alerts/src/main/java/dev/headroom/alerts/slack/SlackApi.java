package dev.headroom.alerts.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.model.block.LayoutBlock;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.collector.access.AccessUnavailable;
import dev.headroom.collector.access.CurrentSecret;
import dev.headroom.collector.fleet.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few calls of Slack's Web API that a bot needs, each with a deadline for the whole exchange. Thread-safe. */
public final class SlackApi {

    private static final Logger log = LoggerFactory.getLogger(SlackApi.class);
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    /** Errors that Slack says to try again after. */
    private static final Set<String> PASSING = Set.of(
            "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout");

    private final CurrentSecret token;
    private final Slack slack;
    private final Duration deadline;

    public SlackApi(ChannelSettings.SlackBot settings, Duration deadline) {
        this.token = new CurrentSecret(settings.token());
        this.deadline = deadline;
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.api().toString());
        config.setHttpClientCallTimeoutMillis((int) deadline.toMillis());
        // The listeners of the client would log requests with their token.
        config.setHttpClientResponseHandlers(List.of());
        MethodsConfig methods = new MethodsConfig();
        methods.setStatsEnabled(false);
        config.setMethodsConfig(methods);
        this.slack = Slack.getInstance(config);
    }

    /** What came of a call. */
    sealed interface Answer {
        record Taken(SlackPlace at) implements Answer {}

        /** Slack will not do it; the error is a word of its own, such as {@code invalid_auth}. */
        record Refused(String error) implements Answer {}

        record Later(String error, Optional<Duration> after) implements Answer {}
    }

    private interface Call<R extends SlackApiTextResponse> {
        R on(MethodsClient client) throws IOException, SlackApiException;
    }

    private interface Place<R> {
        SlackPlace of(R response);
    }

    Answer post(String room, String fallback, List<LayoutBlock> blocks) {
        return call(
                client -> client.chatPostMessage(request ->
                        request.channel(room).text(fallback).blocks(blocks).unfurlLinks(false)),
                response -> new SlackPlace(response.getChannel(), response.getTs()));
    }

    Answer edit(SlackPlace place, String fallback, List<LayoutBlock> blocks) {
        return call(
                client -> client.chatUpdate(request -> request.channel(place.room())
                        .ts(place.stamp())
                        .text(fallback)
                        .blocks(blocks)),
                _ -> place);
    }

    Answer reply(SlackPlace place, String text) {
        return call(
                client -> client.chatPostMessage(request ->
                        request.channel(place.room()).threadTs(place.stamp()).text(text)),
                _ -> place);
    }

    /** Into the thread of a message. The message has been told, so a picture that fails is only noted. */
    void attach(SlackPlace place, byte[] png, String title) {
        try {
            Secret now = token.now();
            slack.methods(now.revealed()).filesUploadV2(request -> request.fileData(png)
                    .filename("headroom.png")
                    .title(title)
                    .channel(place.room())
                    .threadTs(place.stamp()));
        } catch (SlackFilesUploadV2Exception | SlackApiException e) {
            log.info("Slack did not take a chart: {}", e.getClass().getSimpleName());
        } catch (IOException | RuntimeException e) {
            log.info("A chart could not be sent to Slack: {}", e.getClass().getSimpleName());
        }
    }

    private <R extends SlackApiTextResponse> Answer call(Call<R> call, Place<R> place) {
        Secret now;
        try {
            now = token.now();
        } catch (AccessUnavailable e) {
            return new Answer.Later("its token is not to be had: " + e.getMessage(), Optional.empty());
        }
        try {
            R response = call.on(slack.methods(now.revealed()));
            return response.isOk() ? new Answer.Taken(place.of(response)) : refusal(response.getError());
        } catch (SlackApiException e) {
            return status(e);
        } catch (InterruptedIOException _) {
            return new Answer.Later("Slack did not answer within " + deadline.toSeconds() + " s", Optional.empty());
        } catch (IOException e) {
            return new Answer.Later("Slack did not answer: " + e.getClass().getSimpleName(), Optional.empty());
        }
    }

    private static Answer refusal(@Nullable String error) {
        String word = Objects.requireNonNullElse(error, "without ok");
        return PASSING.contains(word)
                ? new Answer.Later("Slack answered " + word, Optional.empty())
                : new Answer.Refused(word);
    }

    private static Answer status(SlackApiException failure) {
        int status = failure.getResponse().code();
        String detail = "Slack answered " + status;
        if (status == TOO_MANY || status >= SERVER_ERROR) {
            return new Answer.Later(detail, seconds(failure.getResponse().header("Retry-After")));
        }
        return new Answer.Refused(Integer.toString(status));
    }

    private static Optional<Duration> seconds(@Nullable String header) {
        return header != null && header.strip().matches("\\d{1,6}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())))
                : Optional.empty();
    }
}
