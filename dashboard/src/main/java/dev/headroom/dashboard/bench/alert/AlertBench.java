package dev.headroom.dashboard.bench.alert;

import dev.headroom.dashboard.bench.ProductProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Serves good pages, starts the product on them, lets one page after the other turn bad, and takes the time from the moment
 * at which a bad page was handed to the collector until the message about it has arrived.
 */
public final class AlertBench {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    /** A message that has not come so long after it was due is missing. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** After the last message, the time in which a grouping channel tells what it held back. */
    private static final Duration LAST_GROUP = Duration.ofSeconds(35);

    private static final int SCRAPES_BEFORE = 3;

    private final AlertBenchPlan plan;
    private final PrintWriter progress;

    public AlertBench(AlertBenchPlan plan, PrintWriter progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Leaves nothing behind in the directory that matters. */
    public AlertBenchResult run(Path directory) throws IOException, InterruptedException {
        try (AlertStage stage = AlertStage.open(plan);
                ProductProcess product = ProductProcess.start(directory, stage.configuration(directory))) {
            say("starting the product on " + plan.breaches() + " services");
            product.awaitReady();
            if (!await(() -> stage.pages().allScraped(SCRAPES_BEFORE), START_LIMIT)) {
                throw new IOException("not every page was read within " + START_LIMIT.toSeconds() + " s");
            }
            say("letting " + plan.breaches() + " pages turn bad within "
                    + plan.within().toSeconds() + " s");
            turnBad(stage.pages());
            await(() -> stage.messages().told() == plan.breaches(), plan.bound().plus(PATIENCE));
            say("waiting for what Slack is told later");
            TimeUnit.NANOSECONDS.sleep(LAST_GROUP.toNanos());
            return result(stage);
        }
    }

    /** At moments by chance, so that they fall anywhere between two scrapes and two evaluations. */
    private void turnBad(BreachPages pages) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(1);
        long[] moments = random.longs(
                        plan.breaches(), 0, Math.max(1, plan.within().toNanos()))
                .sorted()
                .toArray();
        long start = System.nanoTime();
        for (int service = 0; service < moments.length; service++) {
            long wait = start + moments[service] - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            pages.turnBad(service);
        }
    }

    private AlertBenchResult result(AlertStage stage) {
        List<Duration> times = new ArrayList<>();
        IntStream.range(0, plan.breaches()).filter(stage.pages()::isServedBad).forEach(service -> stage.messages()
                .toldOf(AlertStage.service(service))
                .ifPresent(
                        told -> times.add(Duration.ofNanos(told - stage.pages().servedBadAt(service)))));
        return new AlertBenchResult(plan, times, stage.messages().slackMessages());
    }

    private static boolean await(BooleanSupplier reached, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
        return true;
    }

    private void say(String text) {
        progress.println("headroom: " + text);
        progress.flush();
    }
}
