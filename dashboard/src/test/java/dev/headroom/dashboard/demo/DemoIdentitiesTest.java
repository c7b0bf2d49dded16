package dev.headroom.dashboard.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.scrape.Scraping;
import dev.headroom.collector.scrape.http.HttpPageFetcher;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.ConfigurationOutcome;
import dev.headroom.dashboard.demo.past.ServicePast;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIdentitiesTest {

    @Test
    void whatIsScrapedGoesByTheSameNamesAsInTheHistory(@TempDir Path directory) throws Exception {
        try (Demo demo = Demo.start(directory)) {
            Set<Object> past = pastIdentities(demo);
            Set<Object> live = ConcurrentHashMap.newKeySet();
            ScrapeSettings settings = scrapeSettings(demo);
            try (HttpPageFetcher fetcher = new HttpPageFetcher(settings);
                    Scraping scraping = new Scraping(
                            settings,
                            fetcher,
                            List.of(outcome -> live.addAll(identities(outcome.batch()))),
                            new SimpleMeterRegistry(),
                            InstantSource.system())) {
                scraping.start();

                await().atMost(Duration.ofSeconds(40)).until(() -> live.size() >= past.size());
            }

            assertThat(live).containsExactlyInAnyOrderElementsOf(past);
        }
    }

    /** Of the hours since the retired nodes are gone. */
    private static Set<Object> pastIdentities(Demo demo) {
        demo.startPast(Duration.ofHours(1));
        Set<Object> identities = new HashSet<>();
        for (ServicePast past : demo.past()) {
            List<SampleBatch> batches = past.stream().next();
            while (!batches.isEmpty()) {
                batches.forEach(batch -> identities.addAll(identities(batch)));
                batches = past.stream().next();
            }
            past.recent(recent -> recent.forEach(batch -> identities.addAll(identities(batch))));
        }
        return identities;
    }

    private static Set<Object> identities(SampleBatch batch) {
        Set<Object> identities = new HashSet<>(batch.nodes());
        batch.serving().forEach(sample -> identities.add(sample.node()));
        batch.gateways().forEach(sample -> identities.add(sample.gateway()));
        batch.gpus().forEach(sample -> identities.add(sample.reading().device()));
        batch.latencies().forEach(sample -> identities.add(sample.node()));
        return identities;
    }

    private static ScrapeSettings scrapeSettings(Demo demo) {
        var configured = (ConfigurationOutcome.Valid) new ConfigurationFile(Map.of()).read(demo.configuration());
        return configured.settings().scrape();
    }
}
