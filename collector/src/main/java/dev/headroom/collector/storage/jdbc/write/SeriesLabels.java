package dev.headroom.collector.storage.jdbc.write;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Labels of a series as stored: one JSON object with sorted keys, so that equal labels are equal text. */
final class SeriesLabels {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SeriesLabels() {}

    static String asJson(Map<String, String> labels) {
        return JSON.writeValueAsString(new TreeMap<>(labels));
    }
}
