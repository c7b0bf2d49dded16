package dev.headroom.dashboard.cli;

import dev.headroom.forecasting.ensemble.ForecastRequest;
import dev.headroom.forecasting.export.FileRequest;
import dev.headroom.forecasting.load.Seasons;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What `forecast` and `evaluate` have in common. */
final class FileOptions {

    @Option(names = "--horizon", required = true, paramLabel = "STEPS", description = "steps to look ahead")
    private int horizon;

    @Option(
            names = "--season",
            split = ",",
            paramLabel = "STEPS",
            description = "season lengths in steps, such as 24,168; found from the data when absent")
    private List<Integer> seasons = List.of();

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "MODEL",
            description = "members of the ensemble; all when absent")
    private List<String> models = List.of();

    @Option(names = "--seed", defaultValue = "1", description = "fixes all chance (default: ${DEFAULT-VALUE})")
    private long seed;

    /** Throws what picocli reports as wrong usage. */
    FileRequest request(CommandSpec spec) {
        try {
            Optional<Seasons> given = seasons.isEmpty() ? Optional.empty() : Optional.of(new Seasons(seasons));
            return new FileRequest(new ForecastRequest(horizon, seed), given, Set.copyOf(models));
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }
}
