package dev.headroom.dashboard.demo;

import dev.headroom.dashboard.demo.fleet.DemoFleet;
import dev.headroom.dashboard.demo.fleet.DemoService;
import dev.headroom.dashboard.demo.fleet.LiveCluster;
import dev.headroom.dashboard.demo.inbox.Inbox;
import dev.headroom.dashboard.demo.inbox.SmtpReceiver;
import dev.headroom.dashboard.demo.inbox.WebhookReceiver;
import dev.headroom.dashboard.demo.page.FleetPages;
import dev.headroom.dashboard.demo.page.NvidiaSmiCommand;
import dev.headroom.dashboard.demo.page.NvidiaSmiXml;
import dev.headroom.dashboard.demo.page.VllmPage;
import dev.headroom.dashboard.demo.past.HistoryStep;
import dev.headroom.dashboard.demo.past.PastSamples;
import dev.headroom.dashboard.demo.past.ServicePast;
import dev.headroom.forecasting.simulation.ClusterState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The simulated fleet with its pages, its nvidia-smi and its receivers. The product is then started with {@link
 * #configuration()} like with any other file.
 */
public final class Demo implements AutoCloseable, ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final DemoDirectory home;
    private final Instant anchor;
    private final Inbox inbox = new Inbox();
    private final List<DemoService> services = DemoFleet.services();
    private final List<LiveCluster> clusters = new ArrayList<>();
    private final List<FleetPages> pages = new ArrayList<>();
    private final List<ServicePast> past = new ArrayList<>();
    private final List<AutoCloseable> running = new ArrayList<>();
    private final InstantSource clock;
    private final NvidiaSmiCommand nvidiaSmi;
    private final NvidiaSmiXml nvidiaSmiXml = new NvidiaSmiXml(services.getFirst(), 0);
    private final Path configuration;

    private Demo(DemoDirectory home, InstantSource clock) throws IOException {
        this.home = home;
        running.add(home);
        Path directory = home.path();
        this.clock = clock;
        this.anchor = clock.instant();
        services.forEach(service -> clusters.add(new LiveCluster(service, anchor, clock)));
        nvidiaSmi = new NvidiaSmiCommand(directory);
        refreshNvidiaSmi();
        Timer ticker = new Timer("demo-clock", true);
        running.add(ticker::cancel);
        ticker.scheduleAtFixedRate(tick(), 1000, 1000);
        configuration = writeConfiguration(directory);
    }

    /**
     * Starts the fleet.
     *
     * @param directory is emptied; the product should keep its database there, too
     * @throws IOException when the directory is in use or not a demo's, in one plain sentence
     */
    public static Demo start(Path directory) throws IOException {
        return new Demo(DemoDirectory.fresh(directory), InstantSource.system());
    }

    /** The directory as it was given, made absolute. */
    public Path directory() {
        return home.path();
    }

    /** What a node of this fleet shows, for who wants to scrape something like it. */
    public static String nodePage() {
        DemoService service = DemoFleet.services().getFirst();
        InstantSource clock = InstantSource.system();
        ClusterState state = new LiveCluster(service, clock.instant(), clock).state();
        return new VllmPage(service).render(state.nodes().getFirst());
    }

    /** Makes this fleet known to the product's context, where the history is laid down, and begins to make it up. */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        startPast(Duration.ofDays(HistoryStep.DAYS));
        context.getBeanFactory().registerSingleton("demo", this);
    }

    /** Begins to make up the past, which {@link #past} then gives. */
    void startPast(Duration length) {
        for (DemoService service : services) {
            PastSamples samples = new PastSamples(service, pages(service), anchor);
            ServicePast made = ServicePast.start(samples, cluster(service), anchor, length);
            past.add(made);
            running.add(made.stream());
        }
    }

    List<ServicePast> past() {
        return List.copyOf(past);
    }

    /** The headroom.yaml that watches this fleet. */
    public Path configuration() {
        return configuration;
    }

    Inbox inbox() {
        return inbox;
    }

    List<DemoService> services() {
        return services;
    }

    LiveCluster cluster(DemoService service) {
        return clusters.get(services.indexOf(service));
    }

    FleetPages pages(DemoService service) {
        return pages.get(services.indexOf(service));
    }

    @Override
    public void close() {
        for (AutoCloseable part : running.reversed()) {
            try {
                part.close();
            } catch (Exception failure) {
                LOG.warn("A part of the demo could not be stopped", failure);
            }
        }
    }

    private Path writeConfiguration(Path directory) throws IOException {
        SmtpReceiver smtp = SmtpReceiver.start(inbox, clock);
        running.add(smtp);
        WebhookReceiver webhook = WebhookReceiver.start(inbox, clock);
        running.add(webhook);
        for (DemoService service : services) {
            // The GPUs of the very first node are read through nvidia-smi.
            FleetPages served = new FleetPages(service, cluster(service), pages.isEmpty() ? 1 : 0);
            pages.add(served);
            running.add(served);
        }
        return new DemoConfigurationFile(directory)
                .write(
                        services,
                        pages,
                        nvidiaSmi.script(),
                        new DemoConfigurationFile.Receivers(smtp.port(), webhook.url()));
    }

    /** Keeps the clusters near the clock, so that no page has to catch up much. */
    private TimerTask tick() {
        return new TimerTask() {
            @Override
            public void run() {
                try {
                    refreshNvidiaSmi();
                    clusters.forEach(LiveCluster::state);
                } catch (IOException | RuntimeException failure) {
                    LOG.warn("The demo's nvidia-smi could not be refreshed", failure);
                }
            }
        };
    }

    private void refreshNvidiaSmi() throws IOException {
        ClusterState state = clusters.getFirst().state();
        nvidiaSmi.refresh(nvidiaSmiXml.render(FleetPages.gpus(services.getFirst(), 0, state), clock.instant()));
    }
}
