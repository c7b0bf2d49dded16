package dev.headroom.dashboard.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.fleet.Secret;
import dev.headroom.dashboard.Greeting;
import dev.headroom.dashboard.Launch;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Three chains, the narrowest first: the API, the actuator, and the dashboard for everything else. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /**
     * Vaadin's bootstrap page holds inline scripts and evaluates expressions that come from its own server, so scripts
     * cannot be stricter; nothing may come from elsewhere, and nobody may frame us.
     */
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
            + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** Looks and scripts, which hold no secret and which the log-in page needs too. */
    private static final String[] ASSETS = {"/_static/**", "/charts/**", "/icons/**", "/styles/**"};

    /** Slack knows no token of ours; its own signature is checked where the request is read. */
    private static final String SIGNED_BY_ITS_SENDER = "/api/v1/slack/interactions";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    Credentials credentials(Launch launch, PasswordEncoder encoder, Environment environment, Greeting greeting) {
        CredentialFile file = new CredentialFile(launch.directory(), encoder);
        return file.open(
                new CredentialFile.Given(
                        given(environment, "HEADROOM_ADMIN_PASSWORD"), given(environment, "HEADROOM_API_TOKEN")),
                greeting::tell);
    }

    private static Optional<Secret> given(Environment environment, String variable) {
        return Optional.ofNullable(environment.getProperty(variable))
                .filter(value -> !value.isBlank())
                .map(Secret::new);
    }

    @Bean
    ThrottledLogin throttledLogin(Credentials credentials, PasswordEncoder encoder, InstantSource clock) {
        return new ThrottledLogin(credentials, encoder, new LoginAttempts(clock));
    }

    @Bean
    FilterRegistrationBean<NoPagesFilter> noPages(Roles roles) {
        FilterRegistrationBean<NoPagesFilter> registration = new FilterRegistrationBean<>(new NoPagesFilter());
        registration.setEnabled(!roles.include(Role.WEB));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, Credentials credentials, SecurityContextHolderStrategy holder) {
        return byToken(http, new ApiTokenFilter(credentials, holder))
                .securityMatcher("/api/**", "/v1/metrics")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, SIGNED_BY_ITS_SENDER)
                        .permitAll()
                        .anyRequest()
                        .hasRole("API"))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain actuator(HttpSecurity http, Credentials credentials, SecurityContextHolderStrategy holder) {
        return byToken(http, new ApiTokenFilter(credentials, holder))
                .securityMatcher("/actuator", "/actuator/**")
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/actuator/health/liveness", "/actuator/health/readiness")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus", "/actuator/health")
                                .hasRole("API")
                                .anyRequest()
                                .denyAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain dashboard(HttpSecurity http, ThrottledLogin login) {
        return http.authenticationProvider(login)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(ASSETS).permitAll())
                .with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(LoginView.class))
                .formLogin(form -> form.failureHandler(refusedLogin()))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    private static HttpSecurity byToken(HttpSecurity http, ApiTokenFilter tokens) {
        ProblemAnswer problem = new ProblemAnswer();
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(tokens, AnonymousAuthenticationFilter.class)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problem).accessDeniedHandler(problem))
                .headers(SecurityConfiguration::headers);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .addObjectPostProcessor(new BeforeTheAnswer());
    }

    /** Vaadin's pages are sent past the hook that would add the headers at the end, so they are written at the start. */
    private static final class BeforeTheAnswer implements ObjectPostProcessor<HeaderWriterFilter> {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }

    private static AuthenticationFailureHandler refusedLogin() {
        return (_, response, failure) ->
                response.sendRedirect(failure instanceof LockedException ? "login?wait" : "login?error");
    }
}
