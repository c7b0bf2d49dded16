package dev.headroom.dashboard.page;

import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.scrape.ScrapeSettings;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what every page needs. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {
    private static final int QUERIES_AT_ONCE = 6;

    @Bean
    PageThreads pageThreads() {
        return new PageThreads();
    }

    @Bean
    PageFrame pageFrame(InstantSource clock, PageThreads threads, ObjectProvider<ScrapeSettings> scraping) {
        Duration interval = scraping.stream()
                .map(settings -> settings.pace().interval())
                .findFirst()
                .orElse(Pace.DEFAULT.interval());
        return new PageFrame(
                clock, new PanelLoader(threads.loading(), QUERIES_AT_ONCE), new Beat(threads.clockwork()), interval);
    }
}
