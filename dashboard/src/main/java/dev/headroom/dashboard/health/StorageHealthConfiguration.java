package dev.headroom.dashboard.health;

import dev.headroom.collector.ingest.IngestState;
import dev.headroom.collector.ingest.IngestWatch;
import dev.headroom.collector.storage.DatabaseState;
import dev.headroom.collector.storage.DatabaseWatch;
import dev.headroom.collector.storage.Leadership;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the health of the storage. Neither asks the database, so they answer at once when it hangs. */
@Configuration(proxyBeanMethods = false)
class StorageHealthConfiguration {

    @Bean
    HealthIndicator databaseHealthIndicator(DatabaseWatch database, Leadership leadership) {
        return () -> switch (database.state()) {
            case DatabaseState.Ready _ ->
                Health.up().withDetail("duties", leadership.duties()).build();
            case DatabaseState.Away(var since, var sentence) ->
                Health.down()
                        .withDetail("since", since)
                        .withDetail("reason", sentence)
                        .build();
            case DatabaseState.Refused(var since, var sentence) ->
                Health.down()
                        .withDetail("since", since)
                        .withDetail("reason", sentence)
                        .build();
        };
    }

    @Bean
    HealthIndicator ingestHealthIndicator(IngestWatch ingest) {
        return () -> {
            IngestState state = ingest.state();
            Health.Builder health = state.trouble().isPresent() ? Health.down() : Health.up();
            state.trouble().ifPresent(sentence -> health.withDetail("reason", sentence));
            return health.withDetail("lag", state.lag())
                    .withDetail("waiting", state.waiting())
                    .withDetail("disk_bytes", state.diskBytes())
                    .build();
        };
    }
}
