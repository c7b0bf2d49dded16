package dev.headroom.collector.discovery;

/** Stable identity of a target over restarts: job and address, such as {@code vllm http://10.0.0.11:8000/metrics}. */
public record TargetId(String value) implements Comparable<TargetId> {
    public TargetId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("target id must not be blank");
        }
    }

    @Override
    public int compareTo(TargetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
