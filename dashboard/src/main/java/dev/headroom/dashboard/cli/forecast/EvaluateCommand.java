package dev.headroom.dashboard.cli.forecast;

import dev.headroom.forecasting.export.DecideCsv;
import dev.headroom.forecasting.export.Decisions;
import dev.headroom.forecasting.export.EvaluateCsv;
import dev.headroom.forecasting.export.Evaluation;
import dev.headroom.forecasting.export.FileRequest;
import dev.headroom.forecasting.load.csv.SeriesFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
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
            "Example: ./headroom evaluate --csv load.csv --origins 8 --horizon 48",
            "Example: ./headroom evaluate --csv load.csv --season 144 --decision --lead 1,3"
        })
public final class EvaluateCommand implements Callable<Integer> {

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

    private static final class Decision {
        @Option(
                names = "--decision",
                required = true,
                description = "judge by the replicas that would have been started, beside last value")
        private boolean asked;

        @Option(
                names = "--lead",
                split = ",",
                paramLabel = "STEPS",
                defaultValue = "1",
                description = "steps from the decision until a replica serves (default: ${DEFAULT-VALUE})")
        private List<Integer> leads = List.of(1);

        @Option(
                names = "--capacity",
                paramLabel = "LOAD",
                defaultValue = "NaN",
                description = "load that one replica sustains (default: a twentieth of the peak)")
        private double capacity = Double.NaN;
    }

    @ArgGroup(exclusive = false)
    private @Nullable Decision decision;

    @Option(names = "--format", defaultValue = "text", description = "text or json (default: ${DEFAULT-VALUE})")
    private Format format = Format.TEXT;

    @Mixin
    private FileOptions options = new FileOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (decision != null && decision.asked) {
            return decide(decision);
        }
        FileRequest request = options.request(spec);
        try {
            Evaluation evaluation = evaluate(request);
            PrintWriter out = spec.commandLine().getOut();
            out.print(format == Format.JSON ? evaluation.toJson() : evaluation.toText());
            out.flush();
            SeriesFile.tell(spec, evaluation.notes());
            return evaluation.forecasts() == 0 ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
        } catch (IOException | SeriesFileException failure) {
            throw SeriesFile.failed(failure);
        }
    }

    private int decide(Decision asked) {
        if (input.rolling == null || format == Format.JSON) {
            throw new ParameterException(spec.commandLine(), "--decision needs --csv and writes text");
        }
        if (asked.capacity <= 0 || asked.leads.stream().anyMatch(lead -> lead < 1)) {
            throw new ParameterException(spec.commandLine(), "--lead must be >= 1 and --capacity > 0");
        }
        FileRequest request = options.request(spec, Collections.max(asked.leads));
        try (BufferedReader csv = SeriesFile.open(input.rolling.csv)) {
            PrintWriter out = spec.commandLine().getOut();
            List<Decisions> decisions = new DecideCsv(request, asked.leads, asked.capacity).run(csv);
            out.print(Decisions.header());
            decisions.stream().filter(Decisions::judged).forEach(each -> out.print(each.toText()));
            out.flush();
            List<String> not = decisions.stream()
                    .filter(each -> !each.judged())
                    .map(each -> "no decision on " + each.series() + " could be judged: too little history")
                    .distinct()
                    .toList();
            SeriesFile.tell(spec, not);
            return decisions.stream().anyMatch(Decisions::judged)
                    ? CommandLine.ExitCode.OK
                    : CommandLine.ExitCode.SOFTWARE;
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
