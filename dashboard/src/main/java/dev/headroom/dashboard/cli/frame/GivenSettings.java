package dev.headroom.dashboard.cli.frame;

import dev.headroom.dashboard.configuration.ConfigurationOutcome;
import dev.headroom.dashboard.configuration.Settings;
import dev.headroom.dashboard.configuration.finding.ConfigurationError;
import java.util.stream.Collectors;

/** What a command is told by a configuration that it cannot do without. */
public final class GivenSettings {

    private GivenSettings() {}

    /** Fails with the complaint and every error, where there are any. */
    public static Settings of(ConfigurationOutcome outcome, String complaint) {
        return switch (outcome) {
            case ConfigurationOutcome.Valid(var settings) -> settings;
            case ConfigurationOutcome.Invalid(var errors) ->
                throw new CommandFailed(errors.stream()
                        .map(ConfigurationError::toString)
                        .collect(Collectors.joining("\n  ", complaint + ":\n  ", "")));
        };
    }
}
