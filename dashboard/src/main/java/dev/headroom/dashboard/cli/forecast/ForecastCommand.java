package dev.headroom.dashboard.cli.forecast;

import dev.headroom.dashboard.cli.frame.CommandFailed;
import dev.headroom.forecasting.export.FileRequest;
import dev.headroom.forecasting.export.ForecastCsv;
import dev.headroom.forecasting.export.RequestsCsv;
import dev.headroom.forecasting.load.csv.SeriesFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Forecasts any load from a file. */
@Command(
        name = "forecast",
        description = "Forecasts every series of a CSV file with 80 %% and 95 %% intervals.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "In: columns unique_id,ds,y in long format (unique_id may be left out), or any two columns,",
            "time and load; times as ISO text, seconds or milliseconds since 1970, or integers.",
            "Out: unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95 on standard output.",
            "Example: ./headroom forecast --csv load.csv --horizon 48 --season 24,168",
            "",
            "With --regressors, rows whose y is empty are forecast from what is known of them:",
            "columns ds,y and those named. A linear model learns from the rows that have y.",
            "Example: ./headroom forecast --csv campaigns.csv --regressors day,users"
        })
public final class ForecastCommand implements Callable<Integer> {

    @Option(names = "--csv", required = true, paramLabel = "FILE", description = "the series to forecast")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path file;

    @Option(names = "--format", defaultValue = "csv", description = "csv or json (default: ${DEFAULT-VALUE})")
    private ForecastCsv.Format format = ForecastCsv.Format.CSV;

    @Option(
            names = "--regressors",
            split = ",",
            paramLabel = "COLUMN",
            description = "forecast rows without y from these columns instead, such as users,campaign")
    private List<String> regressors = List.of();

    @Mixin
    private FileOptions options = new FileOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!regressors.isEmpty()) {
            return fromRegressors();
        }
        FileRequest request = options.request(spec);
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader csv = SeriesFile.open(file)) {
            ForecastCsv.Summary summary = ForecastCsv.run(csv, request, new ForecastCsv.Output(out, format));
            out.flush();
            SeriesFile.tell(spec, summary.notes());
            SeriesFile.tell(
                    spec,
                    summary.not().stream()
                            .map(not -> "no forecast of " + not.series() + ": " + not.detail())
                            .toList());
            return summary.forecast() == 0 ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
        } catch (IOException | SeriesFileException failure) {
            throw SeriesFile.failed(failure);
        }
    }

    private int fromRegressors() {
        if (format != ForecastCsv.Format.CSV) {
            throw new ParameterException(spec.commandLine(), "--regressors writes CSV only");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader csv = SeriesFile.open(file)) {
            int rows = RequestsCsv.run(csv, regressors, out);
            out.flush();
            if (rows == 0) {
                throw new CommandFailed("no row of " + file + " has an empty y; there is nothing to forecast");
            }
            return CommandLine.ExitCode.OK;
        } catch (IOException | SeriesFileException | IllegalArgumentException failure) {
            throw SeriesFile.failed(failure);
        }
    }
}
