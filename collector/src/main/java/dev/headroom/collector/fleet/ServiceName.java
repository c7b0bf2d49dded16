package dev.headroom.collector.fleet;

/** One model deployment behind one endpoint, such as {@code deepseek-r1}. */
public record ServiceName(String value) implements Comparable<ServiceName> {

    /** Targets that name no service belong to this one. */
    public static final ServiceName UNASSIGNED = new ServiceName("unassigned");

    private static final int LONGEST = 120;

    public ServiceName {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("service name must have 1 to " + LONGEST + " characters, was " + value);
        }
    }

    @Override
    public int compareTo(ServiceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
