package dev.headroom.collector.agent.tcp;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The limit on open files of the processes that serve a port, each connection being one. Workers that share a socket each
 * have their own limit; a supervisor that only holds the socket for its children does not count. Other users' processes
 * are seen by root alone.
 */
final class SocketOwners {

    private static final String SOCKET = "socket:[";

    private final Path proc;

    SocketOwners(Path proc) {
        this.proc = proc;
    }

    /** Looks through all processes; the inodes are those of listening sockets by the port they listen on. */
    Map<Integer, Double> openFileLimits(Map<Integer, Set<Long>> listeners) throws IOException {
        Map<Long, Integer> portByInode = new HashMap<>();
        listeners.forEach((port, inodes) -> inodes.forEach(inode -> portByInode.put(inode, port)));
        Map<Integer, Set<Integer>> processesByPort = new HashMap<>();
        if (!portByInode.isEmpty()) {
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
                for (Path process : processes) {
                    int id = Integer.parseInt(process.getFileName().toString());
                    for (int port : served(process, portByInode)) {
                        processesByPort
                                .computeIfAbsent(port, _ -> new HashSet<>())
                                .add(id);
                    }
                }
            }
        }
        Map<Integer, Double> limits = new HashMap<>();
        processesByPort.forEach((port, processes) -> limit(processes).ifPresent(limit -> limits.put(port, limit)));
        return limits;
    }

    private Set<Integer> served(Path process, Map<Long, Integer> portByInode) {
        Set<Integer> ports = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                Integer port = portByInode.get(inode(file));
                if (port != null) {
                    ports.add(port);
                }
            }
        } catch (IOException | RuntimeException _) {
            // gone meanwhile, or another user's
        }
        return ports;
    }

    private static long inode(Path file) throws IOException {
        String target = Files.readSymbolicLink(file).toString();
        return target.startsWith(SOCKET) ? Long.parseLong(target.substring(SOCKET.length(), target.length() - 1)) : -1;
    }

    private OptionalDouble limit(Set<Integer> processes) {
        Set<Integer> workers = new HashSet<>(processes);
        processes.forEach(process -> workers.remove(parent(process)));
        double sum = 0;
        for (int worker : workers) {
            double limit = openFiles(worker);
            if (Double.isNaN(limit)) {
                return OptionalDouble.empty();
            }
            sum += limit;
        }
        return sum > 0 ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }

    private int parent(int process) {
        String status = text(process, "stat");
        String[] fields = status.substring(status.lastIndexOf(')') + 1).strip().split(" ", 3);
        return fields.length < 3 ? -1 : Integer.parseInt(fields[1]);
    }

    /** The soft limit: the one at which accept fails. */
    private double openFiles(int process) {
        return text(process, "limits")
                .lines()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.substring("Max open files".length()).strip().split("\\s+", 2)[0])
                .filter(soft -> !soft.equals("unlimited"))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElse(Double.NaN);
    }

    private String text(int process, String name) {
        try {
            return Files.readString(proc.resolve(Integer.toString(process)).resolve(name));
        } catch (IOException _) {
            return ""; // gone meanwhile
        }
    }
}
