package dev.headroom.alerts;

import static dev.headroom.alerts.AlertsBench.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.headroom.alerts.http.LoopbackReceiver;
import dev.headroom.alerts.notification.Channels;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.ChannelSettings.Tls;
import dev.headroom.alerts.settings.DeliverySettings;
import dev.headroom.alerts.settings.RuleOverride;
import dev.headroom.alerts.settings.Voice;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.storage.Alone;
import dev.headroom.collector.storage.Engine;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.collector.storage.jdbc.connection.ModuleMigrations;
import dev.headroom.forecasting.Outlooks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The module as the application wires it: from a breaching sample to Slack and mail. */
class AlertsConfigurationTest {

    private final LoopbackReceiver slack = new LoopbackReceiver();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final MemoryHistory history = new MemoryHistory();
    private final AtomicInteger told = new AtomicInteger();
    private final DataSource database = TestDatabase.fresh();

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
        slack.close();
    }

    @Test
    void aBreachReachesEveryChannelAndTheListeners() {
        Instant minute = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 60 * 60);
        for (int back = 0; back < 5; back++) {
            Instant time = minute.minusSeconds(60L * back);
            history.put(SERVICE, Signal.OFFERED_RPS, time, 1000);
            history.put(SERVICE, Signal.REJECTED_429_RPS, time, 200);
        }

        runner().run(context -> {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(slack.bodies()).hasSize(1);
                assertThat(mail.getReceivedMessages()).hasSize(1);
            });
            await().untilAsserted(() -> assertThat(
                            context.getBean(Incidents.class).firing().getFirst().deliveries())
                    .extracting(Delivery::state)
                    .containsOnly(Delivery.State.DELIVERED));
            assertThat(told.get()).isPositive();
            context.getBean(MeterBinder.class).bindTo(context.getBean(MeterRegistry.class));
            assertThat(context.getBean(MeterRegistry.class)
                            .get("headroom.alerts.firing")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        });
    }

    @Test
    void aTestMessageGoesToTheNamedChannelOnly() {
        runner().run(context -> {
            Channels channels = context.getBean(Channels.class);

            assertThat(channels.names()).containsExactly("ops-slack", "ops-mail");
            assertThat(channels.test("ops-slack")).containsInstanceOf(Handover.Delivered.class);
            assertThat(channels.test("nobody")).isEmpty();
            assertThat(slack.bodies()).singleElement().asString().contains("Headroom test message");
            assertThat(mail.getReceivedMessages()).isEmpty();
        });
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withUserConfiguration(AlertsConfiguration.class)
                .withBean(DataSource.class, () -> database)
                .withBean(ModuleMigrations.class, () -> new ModuleMigrations(database, Engine.PLAIN_POSTGRES))
                .withBean(Alone.class, Alone::new)
                .withBean(Retention.class, () -> Retention.DEFAULT)
                .withBean(AlertSettings.class, this::settings)
                .withBean(MemoryHistory.class, () -> history)
                .withBean(Fleet.class, () -> new Fleet(List.of()))
                .withBean(Roles.class, () -> Roles.ALL)
                .withBean(Outlooks.class, () -> _ -> Optional.empty())
                .withBean(InstantSource.class, InstantSource::system)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(Jobs.class, Jobs::new)
                .withBean(IncidentListener.class, () -> told::incrementAndGet);
    }

    private AlertSettings settings() {
        ChannelSettings email = new ChannelSettings.Email(
                "ops-mail",
                "127.0.0.1",
                mail.getSmtp().getPort(),
                Tls.WHEN_OFFERED,
                Optional.empty(),
                "headroom@example.org",
                List.of("on-call@example.org"),
                Voice.USUAL);
        RuleOverride atOnce = new RuleOverride(
                "rejected-429", true, OptionalDouble.empty(), Optional.of(Duration.ZERO), Optional.empty());
        return new AlertSettings(
                List.of(new ChannelSettings.Slack("ops-slack", slack.address(), Voice.USUAL), email),
                List.of(atOnce),
                List.of(),
                Duration.ofSeconds(1),
                DeliverySettings.USUAL,
                false,
                Optional.of(URI.create("http://localhost:8080")));
    }
}
