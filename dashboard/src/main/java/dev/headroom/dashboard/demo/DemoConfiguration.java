package dev.headroom.dashboard.demo;

import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.storage.Rollups;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Lays down the history before anything else in the product starts to work. Wants the {@link Demo} as a bean. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    @Bean
    SmartLifecycle demoHistory(Demo demo, SampleStore store, Rollups rollups) {
        return new FirstOfAll(new DemoPast(demo, store, rollups));
    }

    /** Lifecycles start in the order of their phases: scraping, forecasts, alerts and the web server come later. */
    private static final class FirstOfAll implements SmartLifecycle {

        private final DemoPast past;
        private volatile boolean running;

        FirstOfAll(DemoPast past) {
            this.past = past;
        }

        @Override
        public void start() {
            past.layDown();
            running = true;
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return -1000;
        }
    }
}
