package dev.headroom.forecasting.load.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.forecasting.load.Seasons;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesCsvTest {

    @Test
    void seriesOfALongFileMayBeMixedAndColumnsInAnyOrder() throws Exception {
        List<NamedSeries> series = read("""
                y,region,unique_id,ds
                1,eu,a,1
                5,us,"b, the second",1
                2,eu,a,2
                6,us,"b, the second",2
                """);

        assertThat(series).extracting(NamedSeries::id).containsExactly("a", "b, the second");
        assertThat(series.get(1).series().observed()).containsExactly(5, 6);
    }

    @Test
    void aMissingStepAndAnEmptyValueAreGaps() throws Exception {
        double[] values = read("""
                unique_id,ds,y
                a,2026-06-01 00:00:00,1
                a,2026-06-01 01:00:00,
                a,2026-06-01 02:00:00,3
                a,2026-06-01 04:00:00,5
                """).getFirst().series().observed();

        assertThat(values).containsExactly(1, Double.NaN, 3, Double.NaN, 5);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T00:00:00Z, 2026-06-01T01:00:00Z, INSTANT",
        "2026-06-01T00:00:00, 2026-06-01T01:00:00, LOCAL_DATE_TIME",
        "2026-06-01 00:00:00, 2026-06-01 01:00:00, DATE_BLANK_TIME",
        "2026-06-01, 2026-06-02, DATE",
        "17, 18, INTEGER",
    })
    void timesAreWrittenAsTheyWereRead(String first, String second, TimeForm form) throws Exception {
        NamedSeries named =
                read("unique_id,ds,y\na," + first + ",1\na," + second + ",2\n").getFirst();

        assertThat(named.form()).isEqualTo(form);
        assertThat(form.format(named.series().start())).isEqualTo(first);
        assertThat(form.format(named.series().start().plus(named.series().step())))
                .isEqualTo(second);
    }

    @Test
    void twoColumnsAreTimeAndValueOfOneSeries() throws Exception {
        NamedSeries named = read("timestamp,value\n2014-04-10 00:04:00,94.0\n2014-04-10 00:09:00,56.0\n")
                .getFirst();

        assertThat(named.series().step()).isEqualTo(Duration.ofMinutes(5));
        assertThat(named.series().seasons().lengths()).containsExactly(288, 2_016);
    }

    @Test
    void theWideFormatHasOneSeriesPerLine() throws Exception {
        List<NamedSeries> series = read("V1,V2,V3,V4\nH1,605,586,\n\"H2\",3124,2990,2862\n");

        assertThat(series.get(0).series().observed()).containsExactly(605, 586);
        assertThat(series.get(1).id()).isEqualTo("H2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,1,1;a,1,2 | line 3: the same time twice in series 'a' at 1; sort each series by time",
                "a,2,1;a,1,2 | line 3: time runs backwards in series 'a' at 1; sort each series by time",
                "a,1,x | line 2: 'x' is no number",
                "a,1,-4 | line 2: a load must be finite and >= 0, was -4",
                "a,1,Infinity | line 2: a load must be finite and >= 0, was Infinity",
                "a,yesterday,4 | line 2: 'yesterday' is no time such as 2026-01-31T14:00:00Z, 2026-01-31 14:00:00 or 17",
                "a,1 | line 2: only 2 fields",
                "a,0,1;a,10,1;a,20,1;a,25,1 | line 5: series 'a' is not evenly spaced: its step is 10 s, but 25 lies between two steps",
            })
    void faultsAreToldWithTheirLine(String rows, String message) {
        assertThatThrownBy(() -> read("unique_id,ds,y\n" + rows.replace(';', '\n')))
                .isInstanceOf(SeriesFileException.class)
                .hasMessage(message);
    }

    @Test
    void aFileWithoutTheColumnsIsRefused() {
        assertThatThrownBy(() -> read("a,b,c\n1,2,3\n"))
                .hasMessageContaining("line 1: the header must be unique_id,ds,y");
        assertThatThrownBy(() -> read("")).hasMessage("the file is empty");
        assertThatThrownBy(() -> read("unique_id,ds,y\n")).hasMessage("the file holds no rows");
    }

    private static List<NamedSeries> read(String csv) throws IOException, SeriesFileException {
        return SeriesCsv.read(new BufferedReader(new StringReader(csv)), Optional.<Seasons>empty());
    }
}
