package dev.headroom.forecasting.export;

import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.load.csv.NamedSeries;
import dev.headroom.forecasting.load.csv.SeriesCsv;
import dev.headroom.forecasting.load.csv.SeriesFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Forecasts every series of a file. Rows come out in the order of the series in the file, times written as they were read;
 * the same file and request give the same bytes.
 */
public final class ForecastCsv {

    static final String HEADER = "unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95";

    private ForecastCsv() {}

    /** Writes the forecasts; a series that cannot be forecast has no rows and is told of in the summary. */
    public static Summary run(BufferedReader csv, FileRequest request, Output output)
            throws IOException, SeriesFileException {
        List<NamedSeries> all = SeriesCsv.read(csv, request.seasons());
        List<ForecastResult> results =
                request.maker().makeAll(all.stream().map(NamedSeries::series).toList(), request.forecast());
        List<NotForecast> not = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        RowWriter rows = new RowWriter(output);
        for (int i = 0; i < results.size(); i++) {
            NamedSeries named = all.get(i);
            named.notes().forEach(note -> notes.add(named.id() + ": " + note));
            switch (results.get(i)) {
                case ForecastResult.Made(var forecast) -> {
                    for (ForecastPoint point : forecast.points()) {
                        rows.write(named, point);
                    }
                }
                case ForecastResult.NotMade(var reason, var detail) ->
                    not.add(new NotForecast(named.id(), reason, detail));
            }
        }
        rows.end();
        return new Summary(all.size() - not.size(), not, notes);
    }

    public enum Format {
        CSV,
        JSON
    }

    /** Where rows go and how. */
    public record Output(Appendable to, Format format) {}

    /**
     * How many series were forecast, and which were not.
     *
     * @param notes what was made of rows that their author may not expect
     */
    public record Summary(int forecast, List<NotForecast> not, List<String> notes) {
        public Summary {
            not = List.copyOf(not);
            notes = List.copyOf(notes);
        }
    }

    public record NotForecast(String series, ForecastResult.Reason reason, String detail) {}

    private static final class RowWriter {
        private final Appendable to;
        private final boolean csv;
        private boolean first = true;

        RowWriter(Output output) throws IOException {
            to = output.to();
            csv = output.format() == Format.CSV;
            to.append(csv ? HEADER + "\n" : "[");
        }

        void write(NamedSeries named, ForecastPoint point) throws IOException {
            String time = named.write(point.time());
            if (csv) {
                to.append(Numbers.csvText(named.id())).append(',').append(time);
                for (double value : numbers(point)) {
                    to.append(',').append(Numbers.csv(value));
                }
                to.append('\n');
                return;
            }
            to.append(first ? "\n{" : ",\n{");
            first = false;
            to.append("\"unique_id\":").append(Numbers.jsonText(named.id()));
            to.append(",\"ds\":").append(Numbers.jsonText(time));
            String[] names = HEADER.split(",", -1);
            double[] values = numbers(point);
            for (int i = 0; i < values.length; i++) {
                to.append(",\"").append(names[i + 2]).append("\":").append(Numbers.json(values[i]));
            }
            to.append('}');
        }

        private static double[] numbers(ForecastPoint point) {
            return new double[] {point.mean(), point.low80(), point.high80(), point.low95(), point.high95()};
        }

        void end() throws IOException {
            if (!csv) {
                to.append("\n]\n");
            }
        }
    }
}
