package dev.headroom.dashboard.bench.alert;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The pages and the receivers of one measurement on one loopback port, and the configuration that names them. */
final class AlertStage implements AutoCloseable {

    private static final int BACKLOG = 4096;

    private final AlertBenchPlan plan;
    private final BreachPages pages;
    private final MessageTimes messages = new MessageTimes();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private AlertStage(AlertBenchPlan plan) throws IOException {
        this.plan = plan;
        this.pages = new BreachPages(plan.breaches());
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    }

    /** Serves until it is closed. */
    static AlertStage open(AlertBenchPlan plan) throws IOException {
        AlertStage stage = new AlertStage(plan);
        stage.server.createContext(BreachPages.PATH, stage.pages::answer);
        stage.server.createContext(MessageTimes.HOOK, stage.messages::takeHook);
        stage.server.createContext(MessageTimes.SLACK, stage.messages::takeSlack);
        stage.server.setExecutor(stage.threads);
        stage.server.start();
        return stage;
    }

    BreachPages pages() {
        return pages;
    }

    MessageTimes messages() {
        return messages;
    }

    static String service(int number) {
        return "bench-" + number;
    }

    /** One rule beside the shipped ones, and two channels. */
    Path configuration(Path directory) throws IOException {
        String own = "127.0.0.1:" + server.getAddress().getPort();
        String targets = IntStream.range(0, plan.breaches())
                .mapToObj(i -> """
                        {"targets": ["%s"],
                         "labels": {"service": "%s", "node": "node-%d", "__metrics_path__": "%s%d"}}""".formatted(own, service(i), i, BreachPages.PATH, i))
                .collect(Collectors.joining(",\n", "[", "]\n"));
        Path list = Files.writeString(directory.resolve("targets.json"), targets);
        return Files.writeString(directory.resolve("headroom.yaml"), """
                headroom:
                  roles: [collector, alerter]
                  scrape:
                    interval: %ds
                    jobs:
                      - {name: bench, files: ["%s"]}
                  alerts:
                    interval: %ds
                    channels:
                      - {name: hook, webhook: {url: "http://%s%s"}}
                      - {name: slack, slack: {webhook: "http://%s%s"}}
                    rules:
                      - {name: %s, metric: waiting, above: %d, for: 0s}
                """.formatted(
                        plan.scrapeInterval().toSeconds(),
                        list,
                        plan.evaluationInterval().toSeconds(),
                        own,
                        MessageTimes.HOOK,
                        own,
                        MessageTimes.SLACK,
                        MessageTimes.RULE,
                        BreachPages.BAD / 4));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
