package dev.headroom.collector.gpu;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one command to its end, its deadline or its output limit, whichever comes first. Whatever the end, its process
 * tree is killed. Thread-safe.
 */
final class CommandRunner {

    private static final int MOST_ERROR_BYTES = 64 * 1024;

    CommandResult run(GpuCommand command) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command.arguments()).start();
        } catch (IOException e) {
            return new CommandResult.NotStarted(String.valueOf(e.getMessage()));
        }
        try {
            process.getOutputStream().close(); // ssh would wait for input
            return await(
                    command,
                    process,
                    drain(process.getInputStream(), command.outputLimitBytes(), WhenFull.STOP),
                    drain(process.getErrorStream(), MOST_ERROR_BYTES, WhenFull.DISCARD));
        } catch (IOException e) {
            return new CommandResult.NotStarted("its input could not be closed: " + e.getMessage());
        } finally {
            List<ProcessHandle> children = process.descendants().toList(); // before the parent dies and they are lost
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static CommandResult await(
            GpuCommand command, Process process, CompletableFuture<byte[]> output, CompletableFuture<byte[]> errors)
            throws InterruptedException {
        long end = System.nanoTime() + command.deadline().toNanos();
        try {
            byte[] printed = output.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (printed.length > command.outputLimitBytes()) {
                return new CommandResult.OutputTooLarge(command.outputLimitBytes());
            }
            byte[] complaints = errors.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return new CommandResult.TimedOut(command.deadline());
            }
            return new CommandResult.Exited(
                    process.exitValue(),
                    new String(printed, StandardCharsets.UTF_8),
                    new String(complaints, StandardCharsets.UTF_8));
        } catch (TimeoutException _) {
            return new CommandResult.TimedOut(command.deadline());
        } catch (ExecutionException e) {
            return new CommandResult.NotStarted("its output could not be read: " + e.getCause());
        }
    }

    private enum WhenFull {
        STOP,
        DISCARD
    }

    /** Reads on a platform thread: a pipe that nobody closes would hold a virtual thread's carrier. */
    private static CompletableFuture<byte[]> drain(InputStream pipe, int limitBytes, WhenFull whenFull) {
        CompletableFuture<byte[]> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("headroom-command-output").start(() -> {
            try {
                result.complete(readUpTo(pipe, limitBytes, whenFull));
            } catch (IOException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static byte[] readUpTo(InputStream pipe, int limitBytes, WhenFull whenFull) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = pipe.read(buffer); read >= 0; read = pipe.read(buffer)) {
            int room = limitBytes + 1 - kept.size();
            kept.write(buffer, 0, Math.min(room, read));
            if (read >= room && whenFull == WhenFull.STOP) {
                break;
            }
        }
        return kept.toByteArray();
    }
}
