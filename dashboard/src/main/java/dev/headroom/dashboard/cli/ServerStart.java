package dev.headroom.dashboard.cli;

import org.springframework.boot.web.server.PortInUseException;

/** Starts the server and turns what stops it into one sentence. */
final class ServerStart {

    private ServerStart() {}

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
            root = cause;
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
