package dev.headroom.dashboard.page;

import java.time.InstantSource;
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
    PageFrame pageFrame(InstantSource clock, PageThreads threads) {
        return new PageFrame(clock, new PanelLoader(threads.loading(), QUERIES_AT_ONCE), new Beat(threads.clockwork()));
    }
}
