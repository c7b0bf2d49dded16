package dev.headroom.collector.agent.tcp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the sockets of some ports; those of all others are passed over. There may be a hundred thousand of them, so that
 * nothing is allocated for one. One thread.
 */
final class SocketCounts {

    private static final int ESTABLISHED = 0x01;
    private static final int LISTEN = 0x0A;

    private final int[] ports;
    private final int[] established;
    private final Map<Integer, Set<Long>> listeners = new HashMap<>();

    SocketCounts(List<Integer> ports) {
        this.ports = ports.stream().mapToInt(Integer::intValue).distinct().toArray();
        this.established = new int[this.ports.length];
    }

    void clear() {
        Arrays.fill(established, 0);
        listeners.clear();
    }

    boolean isWanted(int port) {
        return placeOf(port) >= 0;
    }

    /** The state is the kernel's number of it; the inode matters for a socket that listens. */
    void add(int port, int state, long inode) {
        switch (state) {
            case ESTABLISHED -> {
                int place = placeOf(port);
                if (place >= 0) {
                    established[place]++;
                }
            }
            case LISTEN -> listeners.computeIfAbsent(port, _ -> new HashSet<>()).add(inode);
            default -> {}
        }
    }

    int established(int port) {
        int place = placeOf(port);
        return place < 0 ? 0 : established[place];
    }

    Set<Long> listeners(int port) {
        return listeners.getOrDefault(port, Set.of());
    }

    /** Negative for a port that nobody asked for; there are a few, so that looking through them is quickest. */
    private int placeOf(int port) {
        for (int place = 0; place < ports.length; place++) {
            if (ports[place] == port) {
                return place;
            }
        }
        return -1;
    }
}
