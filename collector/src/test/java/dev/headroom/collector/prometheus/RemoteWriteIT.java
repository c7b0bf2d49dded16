package dev.headroom.collector.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.dialect.PageReading;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.TargetIdentity;
import dev.headroom.collector.receive.Intake;
import dev.headroom.collector.receive.IntakeLimits;
import dev.headroom.collector.receive.Outlet;
import dev.headroom.collector.receive.PushBody;
import dev.headroom.collector.receive.PushOutcome;
import dev.headroom.collector.receive.Pushed;
import dev.headroom.collector.receive.remotewrite.RemoteWriteReceiver;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.sample.assembly.SampleAssembler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes a page and writes to us, in several shards; the page, too, is read by us. */
class RemoteWriteIT {

    @TempDir
    private Path directory;

    private final List<SampleBatch> batches = new CopyOnWriteArrayList<>();
    private final List<Integer> refusals = new CopyOnWriteArrayList<>();
    private final AtomicInteger scrapes = new AtomicInteger();
    private volatile int status = 200;
    private HttpServer server;
    private Intake intake;

    @BeforeEach
    void serve() throws IOException {
        Outlet outlet = new Outlet() {
            @Override
            public boolean hasRoom() {
                return true;
            }

            @Override
            public void accept(SampleBatch batch) {
                batches.add(batch);
            }
        };
        IntakeLimits usual = IntakeLimits.keeping(Duration.ofDays(15));
        intake = new Intake(
                new IntakeLimits(
                        Duration.ofSeconds(4), usual.oldest(), usual.ahead(), usual.origins(), usual.openSamples()),
                DialectCatalog.bundled(),
                outlet,
                new SimpleMeterRegistry(),
                InstantSource.system());
        intake.start();
        RemoteWriteReceiver receiver = new RemoteWriteReceiver(intake);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, status, status == 200 ? page(scrapes.incrementAndGet()) : "away"));
        server.createContext("/write", exchange -> {
            PushOutcome outcome = receiver.receive(new PushBody(
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Content-Encoding"),
                    exchange.getRequestBody()));
            int refused = outcome instanceof PushOutcome.Taken(var receipt, var _) ? receipt.refused() : 1;
            if (refused > 0) {
                refusals.add(refused);
            }
            answer(exchange, refused == 0 ? 204 : 400, "");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        intake.close();
    }

    @Test
    void whatPrometheusPushesIsWhatAScrapeShows() {
        String address = "127.0.0.1:" + server.getAddress().getPort();
        try (PrometheusServer prometheus = PrometheusServer.start(directory, configuration(address))) {
            assertThat(prometheus.url()).isNotNull();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> samples().filter(RemoteWriteIT::isIncrease).count() >= 5);
            status = 500;
            Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> outcomes()
                    .anyMatch(outcome -> outcome.error().equals("scrape_failed")));
        }

        assertThat(samples())
                .allSatisfy(sample -> assertThat(sample.node().service()).isEqualTo(new ServiceName("deepseek-r1")));
        assertThat(samples().filter(RemoteWriteIT::isIncrease)).allSatisfy(sample -> {
            // Each scrape adds 30 requests and 1000 tokens, whatever way they come.
            double shown = sample.engine().running() - 8;
            assertThat(sample.requests().ended() % 30).isZero();
            assertThat(sample.tokens().generation()).isEqualTo(sample.requests().ended() / 30 * 1000);
            assertThat(scraped((int) shown).engine()).isEqualTo(sample.engine());
        });
        assertThat(refusals).isEmpty();
        assertThat(outcomes().map(OutcomeRow::error)).doesNotContain("incomplete");
    }

    private ServingSample scraped(int step) {
        TargetIdentity identity = new TargetIdentity(new ServiceName("deepseek-r1"), "node", "127.0.0.1:1", Map.of());
        byte[] body = page(step).getBytes(UTF_8);
        PageReading reading = DialectCatalog.bundled()
                .reader(DialectCatalog.AUTO, identity, PageLimits.DEFAULT)
                .read(body, body.length, PageFormat.PROMETHEUS_TEXT);
        return new SampleAssembler("127.0.0.1:1", Duration.ofMinutes(5))
                .assemble(Pushed.NOW, ((PageReading.Read) reading).observation(), "vllm")
                .serving()
                .getFirst();
    }

    private static boolean isIncrease(ServingSample sample) {
        return sample.requests().ended() > 0;
    }

    private Stream<ServingSample> samples() {
        return batches.stream().flatMap(batch -> batch.serving().stream());
    }

    private Stream<OutcomeRow> outcomes() {
        return batches.stream().flatMap(batch -> batch.outcomes().stream());
    }

    /** With a hundred families more, so that one scrape needs several requests. */
    private static String page(int step) {
        StringBuilder page = new StringBuilder(Pushed.vllm(step));
        for (int i = 0; i < 300; i++) {
            page.append("other_").append(i).append("{a=\"b\"} ").append(step).append('\n');
        }
        return page.toString();
    }

    private static void answer(HttpExchange exchange, int code, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static String configuration(String address) {
        return """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                  - job_name: vllm
                    static_configs: [{targets: ["%s"], labels: {service: deepseek-r1}}]
                remote_write:
                  - url: http://%s/write
                    queue_config: {min_shards: 3, max_samples_per_send: 50, batch_send_deadline: 1s}
                """.formatted(address, address);
    }
}
