package dev.headroom.dashboard.configuration;

import dev.headroom.dashboard.configuration.finding.ConfigurationError;
import java.util.List;

/** What reading headroom.yaml came to. */
public sealed interface ConfigurationOutcome {

    record Valid(Settings settings) implements ConfigurationOutcome {}

    record Invalid(List<ConfigurationError> errors) implements ConfigurationOutcome {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
