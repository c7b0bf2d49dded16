package dev.headroom.forecasting.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.forecasting.ensemble.ForecastRequest;
import dev.headroom.forecasting.export.ForecastCsv.Format;
import dev.headroom.forecasting.load.Demands;
import dev.headroom.forecasting.load.Seasons;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForecastCsvTest {

    private static final FileRequest DAY = new FileRequest(
            new ForecastRequest(24, 1),
            Optional.of(Seasons.of(24, 168)),
            Set.of("last-value", "seasonal-naive-week", "holt-winters", "elastic-net"));

    @Test
    void everySeriesHasOneRowPerStepThatContinuesItsTimes() throws Exception {
        List<String> lines = run(twoServices(), Format.CSV).lines().toList();

        assertThat(lines).hasSize(1 + 2 * 24);
        assertThat(lines.get(0)).isEqualTo("unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95");
        assertThat(lines.get(1)).startsWith("chat,2026-06-22T00:00:00Z,");
        assertThat(lines.get(48)).startsWith("code,2026-06-22T23:00:00Z,");
    }

    @Test
    void theSameFileGivesTheSameBytes() throws Exception {
        assertThat(run(twoServices(), Format.CSV)).isEqualTo(run(twoServices(), Format.CSV));
    }

    @Test
    void jsonHasTheSameNames() throws Exception {
        assertThat(run(twoServices(), Format.JSON))
                .startsWith("[\n{\"unique_id\":\"chat\",\"ds\":\"2026-06-22T00:00:00Z\",\"mean\":")
                .contains("\"lo-80\":", "\"hi-95\":")
                .endsWith("}\n]\n");
    }

    @Test
    void aSeriesThatIsTooShortIsToldOfAndTheOthersAreForecast() throws Exception {
        StringBuilder out = new StringBuilder();
        ForecastCsv.Summary summary = ForecastCsv.run(
                reader(twoServices() + "new,2026-06-01T00:00:00Z,3\n"), DAY, new ForecastCsv.Output(out, Format.CSV));

        assertThat(summary.forecast()).isEqualTo(2);
        assertThat(summary.not()).singleElement().satisfies(not -> assertThat(not.series())
                .isEqualTo("new"));
    }

    @Test
    void anUnknownModelIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileRequest(new ForecastRequest(1, 1), Optional.empty(), Set.of("prophet")))
                .withMessageStartingWith("there is no model 'prophet'; there are last-value, ");
    }

    @Test
    void evaluationComparesEveryMemberWithNaive2() throws Exception {
        String all = twoServices();
        String header = "unique_id,ds,y\n";
        StringBuilder test = new StringBuilder(header);
        for (int i = 0; i < 24; i++) {
            for (String id : List.of("chat", "code")) {
                test.append(id).append(',').append(Demands.START.plusSeconds(3600L * (21 * 24 + i)));
                test.append(',').append(Demands.shape(21 * 24 + i)).append('\n');
            }
        }

        Evaluation evaluation = EvaluateCsv.trainAndTest(reader(all), reader(test.toString()), DAY);

        assertThat(evaluation.forecasts()).isEqualTo(2);
        assertThat(row(evaluation, "naive2").owa()).isEqualTo(1);
        assertThat(row(evaluation, "ensemble").owa()).isLessThan(1);
        assertThat(row(evaluation, "ensemble").coverage95()).isGreaterThan(0.9);
        assertThat(evaluation.toText()).contains("seasonal-naive-week", "2 forecasts judged, 0 skipped");
        assertThat(evaluation.toJson()).contains("{\"member\":\"ensemble\",\"forecasts\":2,\"smape\":");
    }

    @Test
    void rollingEvaluationJudgesSeveralOriginsOfOneFile() throws Exception {
        Evaluation evaluation = EvaluateCsv.rolling(reader(twoServices()), 3, DAY);

        assertThat(evaluation.forecasts()).isEqualTo(6);
        assertThat(row(evaluation, "ensemble").mase()).isLessThan(1);
    }

    private static Evaluation.Row row(Evaluation evaluation, String member) {
        return evaluation.members().stream()
                .filter(row -> row.member().equals(member))
                .findFirst()
                .orElseThrow();
    }

    private static String run(String csv, Format format) throws Exception {
        StringBuilder out = new StringBuilder();
        ForecastCsv.run(reader(csv), DAY, new ForecastCsv.Output(out, format));
        return out.toString();
    }

    private static BufferedReader reader(String text) {
        return new BufferedReader(new StringReader(text));
    }

    private static String twoServices() {
        StringBuilder csv = new StringBuilder("unique_id,ds,y\n");
        double[] load = Demands.busy(21 * 24).observed();
        for (String id : List.of("chat", "code")) {
            for (int i = 0; i < load.length; i++) {
                csv.append(id)
                        .append(',')
                        .append(Demands.START.plusSeconds(3600L * i))
                        .append(',');
                csv.append(load[i]).append('\n');
            }
        }
        return csv.toString();
    }
}
