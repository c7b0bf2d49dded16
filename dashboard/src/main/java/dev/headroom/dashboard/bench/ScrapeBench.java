package dev.headroom.dashboard.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Serves the page, starts the product as a collector on it, waits until both are warm, and counts. The pages are served
 * by this process, so their cost is not the collector's.
 */
public final class ScrapeBench {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final BenchPlan plan;
    private final PrintWriter progress;

    public ScrapeBench(BenchPlan plan, PrintWriter progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Takes start, warm-up and duration; leaves nothing behind in the directory that matters. */
    public BenchResult run(Path directory) throws IOException, InterruptedException {
        if (!ProcessUsage.isKnownHere()) {
            throw new IOException("processor time is read from /proc, which this system does not have");
        }
        try (PageFarm farm = PageFarm.of(Files.readString(plan.page()));
                ProductProcess product = ProductProcess.start(directory, configuration(directory, farm))) {
            say("starting the collector on " + plan.targets() + " targets");
            product.awaitReady();
            say("warming up for " + plan.warmUp().toSeconds() + " s");
            TimeUnit.NANOSECONDS.sleep(plan.warmUp().toNanos());
            say("measuring for " + plan.duration().toSeconds() + " s");
            return measured(product);
        }
    }

    private BenchResult measured(ProductProcess product) throws IOException, InterruptedException {
        List<ProcessHandle> collector = List.of(product.handle());
        OwnCounters countersBefore = OwnCounters.of(product.ownMetrics());
        Duration collectorBefore = ProcessUsage.cpuOfOne(product.handle());
        Duration databaseBefore = ProcessUsage.cpuOfAll(product.children());
        long start = System.nanoTime();
        long collectorPeak = 0;
        long databasePeak = 0;
        while (System.nanoTime() - start < plan.duration().toNanos()) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            collectorPeak = Math.max(collectorPeak, ProcessUsage.residentBytes(collector));
            databasePeak = Math.max(databasePeak, ProcessUsage.residentBytes(product.children()));
        }
        Duration window = Duration.ofNanos(System.nanoTime() - start);
        Duration collectorCpu = ProcessUsage.cpuOfOne(product.handle()).minus(collectorBefore);
        Duration databaseCpu = ProcessUsage.cpuOfAll(product.children()).minus(databaseBefore);
        OwnCounters counted = OwnCounters.of(product.ownMetrics()).since(countersBefore);
        return new BenchResult(
                plan,
                window,
                new BenchResult.Usage(collectorCpu, collectorPeak),
                new BenchResult.Usage(databaseCpu, databasePeak),
                counted.scrapes(),
                counted.failed(),
                counted.late(),
                Files.size(plan.page()),
                counted.rows());
    }

    /** Only the collector's work: who forecasts and serves pages beside it pays for that, too. */
    private Path configuration(Path directory, PageFarm farm) throws IOException {
        return Files.writeString(directory.resolve("headroom.yaml"), """
                headroom:
                  roles: [collector]
                  scrape:
                    interval: %ds
                    jobs:
                      - {name: bench, files: ["%s"]}
                """.formatted(
                        plan.interval().toSeconds(), farm.targets(directory, plan.targets())));
    }

    private void say(String text) {
        progress.println("headroom: " + text);
        progress.flush();
    }
}
