package dev.headroom.dashboard.cli;

import dev.headroom.forecasting.export.EvaluateCsv;
import dev.headroom.forecasting.export.Evaluation;
import dev.headroom.forecasting.export.FileRequest;
import dev.headroom.forecasting.load.csv.SeriesFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Judges the forecasts against what really came. */
@Command(
        name = "evaluate",
        description = "Tells how well each member and the ensemble forecast: sMAPE, MASE, OWA, pinball loss, coverage.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./headroom evaluate --train train.csv --test test.csv --horizon 48 --season 24",
            "Example: ./headroom evaluate --csv load.csv --origins 8 --horizon 48"
        })
final class EvaluateCommand implements Callable<Integer> {

    private enum Format {
        TEXT,
        JSON
    }

    private static final class TrainAndTest {
        @Option(names = "--train", required = true, paramLabel = "FILE", description = "the series to learn from")
        @SuppressWarnings("NullAway.Init") // picocli sets it before call
        private Path train;

        @Option(names = "--test", required = true, paramLabel = "FILE", description = "what came after them")
        @SuppressWarnings("NullAway.Init") // picocli sets it before call
        private Path test;
    }

    private static final class Rolling {
        @Option(names = "--csv", required = true, paramLabel = "FILE", description = "the series, learned and judged")
        @SuppressWarnings("NullAway.Init") // picocli sets it before call
        private Path csv;

        @Option(
                names = "--origins",
                defaultValue = "8",
                description = "forecasts per series, spread over its newest third (default: ${DEFAULT-VALUE})")
        private int origins;
    }

    private static final class Input {
        @ArgGroup(exclusive = false)
        private @Nullable TrainAndTest split;

        @ArgGroup(exclusive = false)
        private @Nullable Rolling rolling;
    }

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Input input;

    @Option(names = "--format", defaultValue = "text", description = "text or json (default: ${DEFAULT-VALUE})")
    private Format format = Format.TEXT;

    @Mixin
    private FileOptions options = new FileOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        FileRequest request = options.request(spec);
        try {
            Evaluation evaluation = evaluate(request);
            PrintWriter out = spec.commandLine().getOut();
            out.print(format == Format.JSON ? evaluation.toJson() : evaluation.toText());
            out.flush();
            return evaluation.forecasts() == 0 ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
        } catch (IOException | SeriesFileException failure) {
            throw SeriesFile.failed(failure);
        }
    }

    private Evaluation evaluate(FileRequest request) throws IOException, SeriesFileException {
        if (input.split != null) {
            try (BufferedReader train = SeriesFile.open(input.split.train);
                    BufferedReader test = SeriesFile.open(input.split.test)) {
                return EvaluateCsv.trainAndTest(train, test, request);
            }
        }
        Rolling rolling = input.rolling;
        if (rolling == null || rolling.origins < 1) {
            throw new ParameterException(spec.commandLine(), "--origins must be >= 1");
        }
        try (BufferedReader csv = SeriesFile.open(rolling.csv)) {
            return EvaluateCsv.rolling(csv, rolling.origins, request);
        }
    }
}
