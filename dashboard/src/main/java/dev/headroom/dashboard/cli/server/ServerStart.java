package dev.headroom.dashboard.cli.server;

import dev.headroom.collector.storage.StorageRefused;
import dev.headroom.dashboard.cli.frame.CommandFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.boot.web.server.PortInUseException;

/** Starts the server and turns what stops it into one sentence. */
public final class ServerStart {

    /** Returned by a command that started a server: the process stays. */
    public static final int STAYS_UP = -1;

    private ServerStart() {}

    /** Fails before anything heavy starts when the dashboard's port is not to be had. */
    static void requirePort(Map<String, String> environment) {
        int port = port(environment.getOrDefault("HEADROOM_PORT", "8080"));
        String address = environment.getOrDefault("HEADROOM_ADDRESS", "127.0.0.1");
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true); // a port that a stopped instance left behind is free
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException unknown) {
            throw new CommandFailed("HEADROOM_ADDRESS is not known to the resolver: " + address, unknown);
        } catch (IOException taken) {
            throw new CommandFailed(
                    "cannot start: port " + port + " of " + address + " is in use or not ours to use;"
                            + " choose another with HEADROOM_PORT",
                    taken);
        }
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new CommandFailed("HEADROOM_PORT must be a number from 0 to 65535, was " + text);
    }

    static void start(Runnable server) {
        try {
            server.run();
        } catch (RuntimeException failure) {
            throw new CommandFailed("cannot start: " + reason(failure), failure);
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return "port " + taken.getPort() + " is in use; choose another with HEADROOM_PORT";
            }
            if (cause instanceof StorageRefused refused) {
                return String.valueOf(refused.getMessage());
            }
            root = cause;
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
