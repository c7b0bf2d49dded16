package dev.headroom.collector.backfill.http;

import dev.headroom.collector.backfill.QueryApi;
import dev.headroom.collector.backfill.Stretch;
import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.LabelNumber;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The standard paths {@code series}, {@code query} and {@code query_range}, by POST, for selectors are long. Answers are
 * read series by series. A server that is away for a moment is asked again.
 */
public final class PrometheusQueryApi implements QueryApi, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // series are read one by one
            .build();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final int TRIES = 4;
    private static final int MOST_SERIES = 500_000;
    private static final int LONGEST_COMPLAINT = 300;

    private final ApiSettings settings;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    public PrometheusQueryApi(ApiSettings settings) {
        this.settings = settings;
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public List<List<Label>> series(String selector, Stretch stretch) throws IOException {
        Map<String, String> form = new TreeMap<>();
        form.put("match[]", selector);
        form.put("start", seconds(stretch.from()));
        form.put("end", seconds(stretch.to().minusMillis(1)));
        List<List<Label>> found = new ArrayList<>();
        ask("series", form, element -> {
            if (found.size() >= MOST_SERIES) {
                throw new IOException("one hour holds more than " + MOST_SERIES + " series; narrow them with --match");
            }
            found.add(labels(element));
        });
        return found;
    }

    @Override
    public List<Line> values(String selector, Sampling sampling) throws IOException {
        Map<String, String> form = new TreeMap<>();
        Stretch stretch = sampling.stretch();
        Instant last = stretch.to().minusMillis(1);
        String path;
        if (sampling.step().isPresent()) {
            path = "query_range";
            form.put("query", selector);
            form.put("start", seconds(stretch.from()));
            form.put("end", seconds(last));
            form.put("step", Double.toString(sampling.step().get().toMillis() / 1e3));
        } else {
            path = "query";
            form.put("query", selector + "[" + stretch.length().toMillis() + "ms]");
            form.put("time", seconds(last));
        }
        List<Line> lines = new ArrayList<>();
        int[] values = {0};
        ask(path, form, element -> {
            Line line = line(element);
            values[0] += line.times().size();
            if (values[0] > sampling.limit()) {
                throw new TooManyValues(sampling.limit());
            }
            lines.add(line);
        });
        return lines;
    }

    /** Takes one series of an answer. */
    private interface Element {
        void accept(JsonNode element) throws IOException;
    }

    private void ask(String path, Map<String, String> form, Element element) throws IOException {
        HttpResponse<InputStream> answer = answer(path, form);
        try (InputStream body = answer.body();
                JsonParser json = JSON.createParser(body)) {
            if (answer.statusCode() != 200) {
                throw new IOException(settings.shown() + " answered " + answer.statusCode() + complaint(json));
            }
            elements(json, element);
        } catch (JacksonException e) {
            throw new IOException(
                    answer.statusCode() == 200
                            ? settings.shown() + " does not answer like a Prometheus query API"
                            : settings.shown() + " answered " + answer.statusCode(),
                    e);
        }
    }

    /** The list is {@code data}, or {@code result} within it. */
    private static void elements(JsonParser json, Element element) throws IOException {
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            boolean list = token == JsonToken.PROPERTY_NAME
                    && (json.currentName().equals("result")
                            || json.currentName().equals("data"))
                    && json.nextToken() == JsonToken.START_ARRAY;
            if (list) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    element.accept(JSON.readTree(json));
                }
            }
        }
    }

    private static String complaint(JsonParser json) {
        String text = JSON.readTree(json).path("error").asString("");
        return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), LONGEST_COMPLAINT));
    }

    private HttpResponse<InputStream> answer(String path, Map<String, String> form) throws IOException {
        HttpRequest request = request(path, form);
        for (int tries = 1; ; tries++) {
            try {
                HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                boolean passing = answer.statusCode() == 429 || answer.statusCode() >= 500;
                if (!passing || tries == TRIES) {
                    return answer;
                }
                answer.body().close();
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw new IOException(settings.shown() + " does not answer", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the import was interrupted", e);
            }
            LockSupport.parkNanos(Duration.ofMillis(250L << (2 * tries)).toNanos());
        }
    }

    private HttpRequest request(String path, Map<String, String> form) {
        String base = settings.url().toString().replaceAll("/+$", "");
        String body = form.entrySet().stream()
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1/" + path))
                .timeout(ANSWER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        settings.bearerToken().ifPresent(token -> request.header("Authorization", "Bearer " + token.revealed()));
        settings.headers().forEach((name, value) -> request.header(name, value.revealed()));
        return request.build();
    }

    private static Line line(JsonNode element) throws IOException {
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (JsonNode pair : element.path("values")) {
            times.add(Instant.ofEpochMilli(Math.round(pair.path(0).asDouble() * 1000)));
            values.add(LabelNumber.of(pair.path(1).asString()));
        }
        return new Line(labels(element.path("metric")), times, values);
    }

    private static List<Label> labels(JsonNode metric) {
        List<Label> labels = new ArrayList<>();
        metric.properties()
                .forEach(entry ->
                        labels.add(new Label(entry.getKey(), entry.getValue().asString())));
        return labels;
    }

    private static String seconds(Instant time) {
        return "%d.%03d".formatted(time.getEpochSecond(), time.toEpochMilli() % 1000);
    }
}
