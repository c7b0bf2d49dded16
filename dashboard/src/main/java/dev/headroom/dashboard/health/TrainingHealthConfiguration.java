package dev.headroom.dashboard.health;

import dev.headroom.forecasting.training.Training;
import dev.headroom.forecasting.training.TrainingStatus.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Training is told of but always up: without an LSTM the other models serve. */
@Configuration(proxyBeanMethods = false)
class TrainingHealthConfiguration {

    @Bean
    HealthIndicator trainingHealthIndicator(Training training) {
        return () -> switch (training.status().state()) {
            case State.Off(var reason) -> told("off", reason);
            case State.Unavailable(var reason) -> told("unavailable", reason);
            case State.Waiting(var outcome) -> told("waiting", outcome);
            case State.Training(var job, var round, var rounds, var _) ->
                told("training", job + ", round " + (round + 1) + " of " + rounds);
        };
    }

    private static Health told(String state, String detail) {
        return Health.up()
                .withDetail("state", state)
                .withDetail("detail", detail)
                .build();
    }
}
