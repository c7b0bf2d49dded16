package dev.headroom.collector.agent;

import dev.headroom.collector.agent.gpu.GpuMetrics;
import dev.headroom.collector.agent.gpu.NvidiaSmiLoop;
import dev.headroom.collector.agent.http.MetricsPage;
import dev.headroom.collector.agent.log.LogFollower;
import dev.headroom.collector.agent.log.LogMetrics;
import dev.headroom.collector.agent.tcp.TcpMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** The running agent. */
public final class Agent implements AutoCloseable {

    private final NvidiaSmiLoop nvidiaSmi;
    private final LogFollower logs;
    private final MetricsPage page;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Agent(NvidiaSmiLoop nvidiaSmi, LogFollower logs, MetricsPage page) {
        this.nvidiaSmi = nvidiaSmi;
        this.logs = logs;
        this.page = page;
    }

    /** Throws {@link IOException} when the page cannot be served there, or the token cannot be read. */
    public static Agent start(AgentSettings settings) throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        NvidiaSmiLoop nvidiaSmi = new NvidiaSmiLoop(settings.nvidiaSmi(), settings.interval());
        registry.register(new GpuMetrics(nvidiaSmi::latest));
        registry.register(new TcpMetrics(settings.ports()));
        LogMetrics logs = new LogMetrics(settings.allPatterns(), settings.logs());
        registry.register(logs);
        MetricsPage page = MetricsPage.serve(settings.listen(), settings.bearerToken(), registry);
        nvidiaSmi.start();
        logs.follower().start();
        return new Agent(nvidiaSmi, logs.follower(), page);
    }

    /** Where the page is; the port that was found when the settings asked for any. */
    public int port() {
        return page.port();
    }

    /** Takes nvidia-smi down with it. */
    @Override
    public void close() {
        page.close();
        logs.close();
        nvidiaSmi.close();
        ended.countDown();
    }

    /** Returns when somebody closed the agent: none of its threads keeps the process alive. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }
}
