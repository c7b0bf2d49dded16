package dev.headroom.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final LoginAttempts attempts = new LoginAttempts(() -> now);

    @Test
    void F37_fiveTriesAreFreeAndThenEachWaitDoubles() {
        for (int i = 0; i < LoginAttempts.FREE_TRIES; i++) {
            assertThat(attempts.mustWait("10.0.0.9")).isFalse();
            attempts.failed("10.0.0.9");
        }
        assertThat(attempts.mustWait("10.0.0.9")).isTrue();
        assertThat(attempts.mustWait("10.0.0.10")).isFalse();

        now = now.plus(Duration.ofSeconds(6));
        assertThat(attempts.mustWait("10.0.0.9")).isFalse();
        attempts.failed("10.0.0.9");
        now = now.plus(Duration.ofSeconds(6));
        assertThat(attempts.mustWait("10.0.0.9")).isTrue();
    }

    @Test
    void theLongestWaitIsFiveMinutesAndARightPasswordForgetsIt() {
        for (int i = 0; i < 40; i++) {
            attempts.failed("10.0.0.9");
        }
        now = now.plus(Duration.ofMinutes(5));
        assertThat(attempts.mustWait("10.0.0.9")).isFalse();

        attempts.failed("10.0.0.9");
        attempts.succeeded("10.0.0.9");
        assertThat(attempts.mustWait("10.0.0.9")).isFalse();
    }
}
