package dev.headroom.dashboard.cli.forecast;

import dev.headroom.dashboard.Launch;
import dev.headroom.dashboard.cli.frame.CommandFailed;
import dev.headroom.forecasting.ensemble.ForecastRequest;
import dev.headroom.forecasting.export.FileRequest;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.lstm.LstmMember;
import dev.headroom.forecasting.model.lstm.LstmShape;
import dev.headroom.forecasting.model.lstm.LstmSupport;
import dev.headroom.forecasting.model.lstm.LstmTraining;
import dev.headroom.forecasting.model.lstm.TrainingPlan;
import dev.headroom.forecasting.model.lstm.tensorflow.TensorFlowLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What `forecast` and `evaluate` have in common. */
final class FileOptions {

    @Option(names = "--horizon", paramLabel = "STEPS", description = "steps to look ahead")
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
            description = "members of the ensemble, such as holt-winters,xgboost,lstm; when absent, all but lstm, which"
                    + " trains for tens of seconds up to some minutes and needs TensorFlow")
    private List<String> models = List.of();

    @Option(names = "--seed", defaultValue = "1", description = "fixes all chance (default: ${DEFAULT-VALUE})")
    private long seed;

    /** Throws what picocli reports as wrong usage. */
    FileRequest request(CommandSpec spec) {
        if (horizon == 0) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--horizon=STEPS'");
        }
        return request(spec, horizon);
    }

    /** The same, looking at least so many steps ahead whether told to or not. */
    FileRequest request(CommandSpec spec, int atLeast) {
        try {
            Optional<Seasons> given = seasons.isEmpty() ? Optional.empty() : Optional.of(new Seasons(seasons));
            Set<String> named = Set.copyOf(models);
            FileRequest request = new FileRequest(new ForecastRequest(Math.max(horizon, atLeast), seed), given, named);
            return named.contains(LstmMember.NAME)
                    ? new FileRequest(request.forecast(), given, named, List.of(lstm()))
                    : request;
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }

    private static LstmMember lstm() {
        Path libraries = Launch.dataDirectory(System.getenv()).resolve("libraries");
        return switch (TensorFlowLibrary.find(libraries)) {
            case LstmSupport.Ready(var networks, var _) ->
                new LstmMember(new LstmTraining(networks, TrainingPlan.USUAL), LstmShape::upTo);
            case LstmSupport.Missing(var reason) -> throw new CommandFailed("no LSTM here: " + reason);
        };
    }
}
