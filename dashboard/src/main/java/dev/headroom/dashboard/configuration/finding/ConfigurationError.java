package dev.headroom.dashboard.configuration.finding;

/**
 * One thing wrong in headroom.yaml.
 *
 * @param key path such as {@code headroom.services[0].slo.ttft}; empty when it concerns the whole file
 * @param line where it stands, counted from 1; 0 when no single line is to blame
 * @param rule what is wrong, in one clause without secrets
 */
public record ConfigurationError(String key, int line, String rule) {

    public static ConfigurationError of(String key, String rule) {
        return new ConfigurationError(key, 0, rule);
    }

    @Override
    public String toString() {
        String where = line > 0 ? "line " + line + ": " : "";
        return where + (key.isEmpty() ? rule : key + " " + rule);
    }
}
