package dev.headroom.dashboard.demo;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.storage.Rollups;
import dev.headroom.dashboard.demo.inbox.Inbox;
import dev.headroom.dashboard.demo.inbox.InboxController;
import dev.headroom.dashboard.demo.inbox.InboxView;
import dev.headroom.dashboard.demo.past.DemoPast;
import dev.headroom.dashboard.shell.NavigationEntry;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Lays down the history before anything else in the product starts to work, and shows what the demo's receivers got.
 * Wants the {@link Demo} as a bean.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
public class DemoConfiguration {

    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

    @Bean
    SmartLifecycle demoHistory(Demo demo, SampleStore store, Rollups rollups) {
        return new FirstOfAll(new DemoPast(demo.past(), store, rollups));
    }

    @Bean
    Inbox inbox(Demo demo) {
        return demo.inbox();
    }

    @Bean
    NavigationEntry inboxEntry() {
        return new NavigationEntry("demo.inbox", "demo/inbox");
    }

    /** The page exists only where there is an inbox. */
    @Bean
    VaadinServiceInitListener inboxRoute() {
        return started -> RouteConfiguration.forRegistry(
                        ApplicationRouteRegistry.getInstance(started.getSource().getContext()))
                .setAnnotatedRoute(InboxView.class);
    }

    /** Mails are shown in a frame of our own page; they may run nothing and fetch nothing, even when opened alone. */
    @Bean
    @Order(0)
    SecurityFilterChain mails(HttpSecurity http) {
        return http.securityMatcher(InboxController.MAILS + "*")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .contentSecurityPolicy(policy -> policy.policyDirectives(MAIL_POLICY)))
                .build();
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
