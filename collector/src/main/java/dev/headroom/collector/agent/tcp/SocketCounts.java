package dev.headroom.collector.agent.tcp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the sockets of some ports; those of all others are passed over. One thread. */
final class SocketCounts {

    private static final int ESTABLISHED = 0x01;
    private static final int LISTEN = 0x0A;

    private final Set<Integer> ports;
    private final Map<Integer, Integer> established = new HashMap<>();
    private final Map<Integer, Set<Long>> listeners = new HashMap<>();

    SocketCounts(List<Integer> ports) {
        this.ports = Set.copyOf(ports);
    }

    void clear() {
        established.clear();
        listeners.clear();
    }

    boolean isWanted(int port) {
        return ports.contains(port);
    }

    /** The state is the kernel's number of it; the inode matters for a socket that listens. */
    void add(int port, int state, long inode) {
        switch (state) {
            case ESTABLISHED -> established.merge(port, 1, Integer::sum);
            case LISTEN -> listeners.computeIfAbsent(port, _ -> new HashSet<>()).add(inode);
            default -> {}
        }
    }

    int established(int port) {
        return established.getOrDefault(port, 0);
    }

    Set<Long> listeners(int port) {
        return listeners.getOrDefault(port, Set.of());
    }
}
