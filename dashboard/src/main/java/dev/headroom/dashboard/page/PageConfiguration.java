package dev.headroom.dashboard.page;

import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The threads of the pages: one that beats, virtual ones that load. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {
    private static final int QUERIES_AT_ONCE = 6;

    @Bean
    PageFrame pageFrame(InstantSource clock, ExecutorService panelThreads, ScheduledExecutorService pageClockwork) {
        return new PageFrame(clock, new PanelLoader(panelThreads, QUERIES_AT_ONCE), new Beat(pageClockwork));
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService panelThreads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("panel-", 0).factory());
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService pageClockwork() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("page-beat").factory());
    }
}
