package dev.headroom.collector.agent.gpu;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.gpu.GpuHost;
import dev.headroom.collector.gpu.GpuRead;
import dev.headroom.collector.gpu.GpuReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One {@code nvidia-smi -q -x -l} for as long as the agent runs. A process that ends, floods or falls silent is killed and
 * started anew, later each time until it prints a document again. A reading counts for three intervals: afterwards the
 * GPUs are unknown. Thread-safe.
 */
public final class NvidiaSmiLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NvidiaSmiLoop.class);
    private static final int MOST_BYTES = 16 << 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int INTERVALS_OF_SILENCE = 3;
    /** nvidia-smi without persistence mode wakes every device first, which takes that long on large machines. */
    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(30);

    /** A reading and the monotonic time of its end. */
    private record Seen(GpuRead read, long atNanos) {}

    private final List<String> command;
    private final Duration silence;
    private final GpuHost host = new GpuHost(ServiceName.UNASSIGNED, "localhost");
    private final GpuReader reader = new GpuReader();
    private final Thread reading =
            Thread.ofPlatform().daemon().name("headroom-nvidia-smi").unstarted(this::run);
    private final Thread watching =
            Thread.ofPlatform().daemon().name("headroom-nvidia-smi-watch").unstarted(this::watch);
    private volatile @Nullable Seen seen;
    private volatile @Nullable Process process;
    private volatile long progressNanos = System.nanoTime();
    private volatile boolean closed;

    /** The program is nvidia-smi, or what stands in for it; the interval is rounded up to whole seconds. */
    public NvidiaSmiLoop(String program, Duration interval) {
        this(program, interval, longer(interval.multipliedBy(INTERVALS_OF_SILENCE), SHORTEST_SILENCE));
    }

    NvidiaSmiLoop(String program, Duration interval, Duration silence) {
        long seconds = Math.max(1, interval.plusMillis(999).toSeconds());
        this.command = List.of(program, "-q", "-x", "-l", Long.toString(seconds));
        this.silence = silence;
    }

    public void start() {
        reading.start();
        watching.start();
    }

    /** The newest reading; empty when there is none yet, or when it is too old to be told as if it were of now. */
    public Optional<GpuRead> latest() {
        return Optional.ofNullable(seen)
                .filter(last -> System.nanoTime() - last.atNanos() <= silence.toNanos())
                .map(Seen::read);
    }

    @Override
    public void close() {
        closed = true;
        kill();
        LockSupport.unpark(reading);
        LockSupport.unpark(watching);
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        String lastReason = "";
        while (!closed) {
            progressNanos = System.nanoTime();
            Ended ended = readUntilItEnds();
            pause = ended.documents() > 0 ? FIRST_PAUSE : pause;
            if (!closed && !ended.reason().equals(lastReason)) {
                LOG.warn("nvidia-smi ended and is started again: {}", ended.reason());
                lastReason = ended.reason();
            }
            LockSupport.parkNanos(closed ? 0 : pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** How a run of the process ended. */
    private record Ended(int documents, String reason) {}

    private Ended readUntilItEnds() {
        DocumentCutter cutter = new DocumentCutter(MOST_BYTES);
        int documents = 0;
        try {
            Process started =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process = started;
            started.getOutputStream().close();
            InputStream output = started.getInputStream();
            byte[] buffer = new byte[32 * 1024];
            for (int count = output.read(buffer); count >= 0 && !closed; count = output.read(buffer)) {
                for (String document : cutter.add(buffer, count)) {
                    documents++;
                    keep(reader.read(document, host));
                }
                if (cutter.overflows()) {
                    return new Ended(documents, "it printed more than " + MOST_BYTES + " bytes without an end");
                }
            }
        } catch (IOException e) {
            return new Ended(documents, String.valueOf(e.getMessage()));
        } finally {
            kill();
        }
        String rest = cutter.rest();
        if (rest.isBlank()) {
            return new Ended(documents, "it stopped");
        }
        GpuRead read = reader.read(rest, host);
        keep(read);
        return new Ended(documents, read instanceof GpuRead.Failed(var error, var _) ? error.sentence() : "it stopped");
    }

    private void keep(GpuRead read) {
        progressNanos = System.nanoTime();
        seen = new Seen(read, progressNanos);
    }

    /** A pipe that stays silent blocks its reader for ever: somebody else has to look at the time. */
    private void watch() {
        while (!closed) {
            if (System.nanoTime() - progressNanos > silence.toNanos()) {
                Process silent = process;
                if (silent != null && silent.isAlive()) {
                    LOG.warn("nvidia-smi said nothing for {} s and is killed", silence.toSeconds());
                    kill();
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.clamp(silence.toMillis() / 10, 50, 1000)));
        }
    }

    private void kill() {
        Process running = process;
        if (running != null) {
            List<ProcessHandle> children = running.descendants().toList();
            running.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
