package dev.headroom.dashboard.cli.frame;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** What the libraries behind a command may say: a command's output is its own, and for people and programs to read. */
public final class CommandLog {

    private CommandLog() {}

    /** From now on warnings alone are logged. */
    public static void onlyWarnings() {
        LoggingSystem.get(CommandLog.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }
}
