package dev.headroom.forecasting.capacity.loadtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * The runs in one file of results: an object each, one or more of them, as lines, as an array, or as the array
 * {@code benchmarks} of an object. Only numbers are kept; the long lists of single requests are skipped.
 */
final class BenchmarkFile {

    /** SGLang writes an endless rate as {@code Infinity}. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final String RUNS = "benchmarks";

    private final String name;
    private final List<BenchmarkRun> runs = new ArrayList<>();

    private BenchmarkFile(String name) {
        this.name = name;
    }

    static List<BenchmarkRun> read(String name, BufferedReader json) throws IOException, LoadTestFileException {
        BenchmarkFile file = new BenchmarkFile(name);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    file.object(parser);
                } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    throw LoadTestFileException.at(line(parser), "a JSON object is expected here");
                }
            }
        } catch (JacksonException broken) {
            TokenStreamLocation at = broken.getLocation();
            throw LoadTestFileException.at(
                    at == null ? 1 : at.getLineNr(),
                    "no JSON: " + broken.getOriginalMessage().replaceAll(" \\(.*", ""));
        }
        if (file.runs.isEmpty()) {
            throw new LoadTestFileException("the file is empty");
        }
        return file.runs;
    }

    /** A run, or what stands around several. */
    private void object(JsonParser parser) {
        long line = line(parser);
        int before = runs.size();
        Map<String, Double> numbers = new HashMap<>();
        fields(parser, "", numbers);
        if (runs.size() == before) {
            runs.add(new BenchmarkRun(name, line, numbers));
        }
    }

    private void fields(JsonParser parser, String prefix, Map<String, Double> numbers) {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String path = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isNumeric()) {
                numbers.put(path, parser.getDoubleValue());
            } else if (value == JsonToken.VALUE_STRING && parser.getString().matches("inf|[0-9.]+")) {
                numbers.put(
                        path, parser.getString().equals("inf") ? Double.POSITIVE_INFINITY : parser.getValueAsDouble());
            } else if (value == JsonToken.START_OBJECT) {
                fields(parser, path + ".", numbers);
            } else if (value == JsonToken.START_ARRAY && path.equals(RUNS)) {
                elements(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void elements(JsonParser parser) {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                object(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static long line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
