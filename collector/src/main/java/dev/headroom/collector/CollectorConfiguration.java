package dev.headroom.collector;

import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.ingest.Ingest;
import dev.headroom.collector.ingest.IngestSettings;
import dev.headroom.collector.receive.Intake;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.scrape.ScrapeListener;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.scrape.Scraping;
import dev.headroom.collector.scrape.http.HttpPageFetcher;
import dev.headroom.collector.scrape.source.PageFetcher;
import dev.headroom.collector.scrape.status.ScrapeStatus;
import dev.headroom.collector.scrape.status.TargetNotebook;
import dev.headroom.collector.storage.jdbc.StorageConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The collector's beans. Settings, roles, clock and meter registry come from whoever runs it. */
@Configuration(proxyBeanMethods = false)
@Import({StorageConfiguration.class, ReceiveConfiguration.class})
public class CollectorConfiguration {

    @Bean
    PageFetcher pageFetcher(ScrapeSettings settings) {
        return new HttpPageFetcher(settings);
    }

    @Bean(destroyMethod = "close")
    Ingest ingest(SampleStore store, IngestSettings settings, MeterRegistry registry, InstantSource clock) {
        return new Ingest(store, settings, registry, clock);
    }

    @Bean
    TargetNotebook targetNotebook(ScrapeSettings settings) {
        return new TargetNotebook(settings.limits());
    }

    @Bean
    ScrapeStatus scrapeStatus(Scraping scraping, TargetNotebook notebook) {
        return notebook.statusOf(scraping);
    }

    @Bean(destroyMethod = "close")
    Scraping scraping(
            ScrapeSettings settings,
            PageFetcher fetcher,
            Ingest ingest,
            ObjectProvider<ScrapeListener> others,
            MeterRegistry registry,
            InstantSource clock) {
        List<ScrapeListener> listeners = new ArrayList<>();
        listeners.add(outcome -> ingest.accept(outcome.batch()));
        others.orderedStream().forEach(listeners::add);
        return new Scraping(settings, fetcher, listeners, registry, clock);
    }

    /** Starts after everything else is in place, and stops first. */
    @Bean
    SmartLifecycle scrapingLifecycle(Scraping scraping, Intake intake, Ingest ingest, Roles roles) {
        return new ScrapingLifecycle(scraping, intake, ingest, roles.include(Role.COLLECTOR));
    }

    private static final class ScrapingLifecycle implements SmartLifecycle {

        private final Scraping scraping;
        private final Intake intake;
        private final Ingest ingest;
        private final boolean scrapes;
        private volatile boolean running;

        ScrapingLifecycle(Scraping scraping, Intake intake, Ingest ingest, boolean scrapes) {
            this.scraping = scraping;
            this.intake = intake;
            this.ingest = ingest;
            this.scrapes = scrapes;
        }

        @Override
        public void start() {
            ingest.start();
            if (scrapes) {
                scraping.start();
            }
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            scraping.close();
            intake.close();
            ingest.close();
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
