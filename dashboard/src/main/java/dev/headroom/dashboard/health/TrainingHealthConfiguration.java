package dev.headroom.dashboard.health;

import dev.headroom.forecasting.training.Training;
import dev.headroom.forecasting.training.TrainingStatus.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Training is told of but always up: without one model the others serve. */
@Configuration(proxyBeanMethods = false)
class TrainingHealthConfiguration {

    @Bean
    HealthIndicator trainingHealthIndicator(Training training) {
        return () -> {
            Health.Builder health = Health.up();
            training.models().forEach(model -> health.withDetail(model.model(), told(model.state())));
            return health.build();
        };
    }

    private static String told(State state) {
        return switch (state) {
            case State.Off(var reason) -> "off: " + reason;
            case State.Unavailable(var reason) -> "unavailable: " + reason;
            case State.Resting(var until) -> "waiting: not before " + until;
            case State.Waiting(var outcome) -> "waiting: " + outcome;
            case State.Training(var job, var round, var rounds, var _) ->
                "training: " + job + ", round " + (round + 1) + " of " + rounds;
        };
    }
}
