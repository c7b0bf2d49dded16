package dev.headroom.dashboard;

import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.Samples;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.ConfigurationOutcome;
import dev.headroom.dashboard.configuration.Settings;
import dev.headroom.forecasting.Outlooks;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The product in the role that answers people, on a real database with one sample of each kind; clock and outlooks are given. */
@Configuration(proxyBeanMethods = false)
@Import(HeadroomApplication.class)
class RestModules {

    private static final String CONFIGURATION = """
            headroom:
              roles: [web]
              zone: Asia/Shanghai
              holidays: [CN]
              alerts:
                receive-alertmanager: true
                channels:
                  - {name: ops, slack: {token: xoxb-1, channel: "#ops", signing-secret: %s}}
            """.formatted(RestFixture.SLACK_SECRET);

    @Bean
    Launch launch(Settings settings) throws IOException {
        return new Launch("run", Files.createTempDirectory("headroom"), settings);
    }

    @Bean
    Settings settings() {
        return switch (new ConfigurationFile(Map.of()).parse(CONFIGURATION)) {
            case ConfigurationOutcome.Valid(var valid) -> valid;
            case ConfigurationOutcome.Invalid(var errors) -> throw new AssertionError(errors);
        };
    }

    @Bean
    @Primary
    InstantSource stoppedClock() {
        return InstantSource.fixed(RestFixture.NOW);
    }

    @Bean
    @Primary
    DatabaseSettings testDatabase() {
        return TestDatabase.settingsOf("collector", "forecasting", "alerts");
    }

    @Bean
    @Primary
    Outlooks givenOutlooks() {
        return _ -> RestFixture.OUTLOOK.get();
    }

    @Bean
    ApplicationRunner aSampleOfEachKind(SampleStore store) {
        Instant sampled = RestFixture.NOW.minus(10, ChronoUnit.SECONDS);
        NodeProfile profile = new NodeProfile(Samples.NODE, "deepseek-ai/DeepSeek-R1", "vllm", "10.0.0.11:8000");
        HostSample machine = new HostSample(sampled, Samples.NODE, Connections.UNKNOWN, 0.25, 32e9, 64e9);
        SeriesKey depth = new SeriesKey(Samples.SERVICE, "node-01", "depth", Map.of("queue", "a"));
        return _ -> store.write(List.of(
                Samples.batchOf(profile, Samples.serving(sampled, Samples.NODE, 30, 0)),
                Samples.batchOf(Samples.gpu(sampled, 0, 0.5)),
                SampleBatch.of(List.of(machine)),
                SampleBatch.of(List.of(new ExtraSample(sampled, depth, Double.NaN, "requests", 7))),
                Samples.batchOf(Samples.outcome(sampled, true, ""))));
    }
}
