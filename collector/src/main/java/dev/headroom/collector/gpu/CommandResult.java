package dev.headroom.collector.gpu;

import java.time.Duration;

/** How a run of a command ended. */
sealed interface CommandResult {

    record Exited(int code, String output, String errors) implements CommandResult {}

    record NotStarted(String reason) implements CommandResult {}

    record TimedOut(Duration limit) implements CommandResult {}

    record OutputTooLarge(int limitBytes) implements CommandResult {}
}
