package dev.headroom.dashboard.shots;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import dev.headroom.alerts.AlertsConfiguration;
import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.DeliverySettings;
import dev.headroom.alerts.settings.Language;
import dev.headroom.alerts.settings.RuleOverride;
import dev.headroom.alerts.settings.Voice;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Limiter;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.collector.history.jdbc.JdbcExtraHistory;
import dev.headroom.collector.history.jdbc.JdbcGpuHistory;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.storage.Alone;
import dev.headroom.collector.storage.Engine;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.Samples;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.collector.storage.jdbc.connection.ModuleMigrations;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.capacity.HistorySaturations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Lays an hour of a load over its limiter into a real database, lets the module of alerts run on it as it is wired in the
 * product, and pictures what arrived at a Slack and a mail server on loopback. Needs Chromium; the only argument is the
 * directory for the pictures, docs/images.
 */
public final class MessageShots {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final double LIMIT_RPS = 100;
    private static final int WIDTH = 660;

    private final Map<String, String> slack = new ConcurrentHashMap<>();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final DataSource database = TestDatabase.fresh("collector");

    public static void main(String[] arguments) throws Exception {
        new MessageShots().run(Path.of(arguments[0]));
    }

    private void run(Path images) throws Exception {
        HttpServer receiver = receiver();
        mail.start();
        try (AnnotationConfigApplicationContext product = new AnnotationConfigApplicationContext()) {
            layDown();
            start(product, receiver.getAddress().getPort());
            await().atMost(LONGEST).until(() -> slack.size() == 2 && mail.getReceivedMessages().length == 2);
        } finally {
            receiver.stop(0);
        }
        shoot(images);
        mail.stop();
    }

    private HttpServer receiver() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                slack.put(exchange.getRequestURI().getPath().substring(1), body);
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
            }
        });
        server.start();
        return server;
    }

    /** The load grows for an hour and passes the limiter in the last minutes; the engines have room all the time. */
    private void layDown() {
        Instant now = Instant.now();
        List<SampleBatch> batches = new ArrayList<>();
        for (int back = 240; back > 0; back--) {
            Instant time = now.minusSeconds(15L * back);
            double offered = 76 + 42 * Math.pow((240 - back) / 240.0, 2) + 3 * Math.sin(back / 7.0);
            double served = Math.min(offered, LIMIT_RPS);
            batches.add(Samples.batchOf(Samples.gateway(time, 15 * offered, 15 * (offered - served))));
            batches.add(Samples.batchOf(Samples.serving(time, Samples.NODE, 15 * served, 0)));
            batches.add(Samples.batchOf(Samples.gpu(time, 0, 0.61)));
        }
        JdbcSampleStore.on(database, InstantSource.system()).write(batches);
    }

    private void start(AnnotationConfigApplicationContext product, int slackPort) {
        InstantSource clock = InstantSource.system();
        Fleet fleet = new Fleet(List.of(new ServiceDefinition(
                Samples.SERVICE,
                new Slo(0.9995, Duration.ofSeconds(2), Duration.ofMillis(50)),
                ReplicaPolicy.DEFAULT,
                Optional.of(new Limiter(LIMIT_RPS, 200, Duration.ofSeconds(1))),
                OptionalLong.empty())));
        JdbcHistory history = new JdbcHistory(database, clock, fleet);
        Outlooks none = _ -> Optional.empty();
        product.registerBean(DataSource.class, () -> database);
        product.registerBean(ModuleMigrations.class, () -> new ModuleMigrations(database, Engine.PLAIN_POSTGRES));
        product.registerBean(Alone.class, Alone::new);
        product.registerBean(Retention.class, () -> Retention.DEFAULT);
        product.registerBean(AlertSettings.class, () -> settings(slackPort));
        product.registerBean(JdbcHistory.class, () -> history);
        product.registerBean(JdbcGpuHistory.class, () -> new JdbcGpuHistory(database, clock));
        product.registerBean(JdbcExtraHistory.class, () -> new JdbcExtraHistory(database, clock));
        product.registerBean(Fleet.class, () -> fleet);
        product.registerBean(Roles.class, () -> Roles.ALL);
        product.registerBean(Outlooks.class, () -> none);
        product.registerBean(HistorySaturations.class, () -> new HistorySaturations(history, fleet, _ -> Double.NaN));
        product.registerBean(InstantSource.class, () -> clock);
        product.registerBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new);
        product.registerBean(Jobs.class, Jobs::new);
        product.register(AlertsConfiguration.class);
        product.refresh();
    }

    private AlertSettings settings(int slackPort) {
        Voice english = new Voice(Language.EN, ZoneOffset.UTC);
        Voice chinese = new Voice(Language.ZH, ZoneId.of("Asia/Shanghai"));
        return new AlertSettings(
                List.of(
                        slack("en", slackPort, english),
                        slack("zh", slackPort, chinese),
                        mail("en", english),
                        mail("zh", chinese)),
                List.of(new RuleOverride(
                        "rejected-429", true, OptionalDouble.empty(), Optional.of(Duration.ZERO), Optional.empty())),
                List.of(),
                Duration.ofSeconds(1),
                DeliverySettings.USUAL,
                false,
                Optional.of(URI.create("https://headroom.example.org")));
    }

    private static ChannelSettings slack(String name, int port, Voice voice) {
        return new ChannelSettings.Slack(
                "slack-" + name, ChannelSettings.given("http://127.0.0.1:" + port + "/slack-" + name), voice);
    }

    private ChannelSettings mail(String name, Voice voice) {
        return new ChannelSettings.Email(
                "mail-" + name,
                "127.0.0.1",
                mail.getSmtp().getPort(),
                ChannelSettings.Tls.WHEN_OFFERED,
                Optional.empty(),
                "Headroom <headroom@example.org>",
                List.of(name + "@example.org"),
                voice);
    }

    private void shoot(Path images) throws Exception {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            shoot(
                    SlackPage.of(slack.getOrDefault("slack-en", "")),
                    ColorScheme.LIGHT,
                    images.resolve("slack.png"),
                    browser);
            shoot(
                    SlackPage.of(slack.getOrDefault("slack-zh", "")),
                    ColorScheme.LIGHT,
                    images.resolve("slack-zh.png"),
                    browser);
            for (var message : mail.getReceivedMessages()) {
                boolean english = message.getAllRecipients()[0].toString().startsWith("en@");
                String html = MailPage.of(message);
                String name = english ? "mail" : "mail-zh";
                shoot(html, ColorScheme.LIGHT, images.resolve(name + ".png"), browser);
                if (english) {
                    shoot(html, ColorScheme.DARK, images.resolve("mail-dark.png"), browser);
                }
            }
        }
    }

    private static void shoot(String html, ColorScheme scheme, Path into, Browser browser) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(WIDTH, 300)
                .setDeviceScaleFactor(2)
                .setColorScheme(scheme))) {
            Page page = context.newPage();
            page.setContent(html);
            page.screenshot(new Page.ScreenshotOptions().setPath(into).setFullPage(true));
        }
    }
}
