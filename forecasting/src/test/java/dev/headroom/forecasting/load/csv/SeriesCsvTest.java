package dev.headroom.forecasting.load.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.forecasting.load.Seasons;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "2026-06-01 00:00:00+00:00, 2026-06-01 01:00:00+00:00, BLANK_OFFSET",
        "2026/06/01 00:00:00, 2026/06/01 01:00:00, SLASHED_DATE_TIME",
        "2026-06-01, 2026-06-02, DATE",
        "2026/6/1, 2026/6/2, SLASHED_DATE",
        "1.6.2026, 2.6.2026, DOTTED_DATE",
        "01.06.2026 00:00:00, 01.06.2026 01:00:00, DOTTED_DATE_TIME",
        "17, 18, INTEGER",
        "1780272000, 1780275600, EPOCH_SECONDS",
        "1780272000000, 1780275600000, EPOCH_MILLIS",
        "1780272000000000, 1780275600000000, EPOCH_MICROS",
        "2026-01, 2026-02, YEAR_MONTH",
        "1780272000000000000, 1780275600000000000, EPOCH_NANOS",
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
    void manyStepsThatAreLessThanTwoDaysHaveTheSeasonsThatShow() throws Exception {
        StringBuilder csv = new StringBuilder("ds,y\n");
        for (int second = 0; second < 900; second++) {
            csv.append(1_780_272_000L + second).append(',').append(second % 60).append('\n');
        }

        assertThat(read(csv.toString()).getFirst().series().seasons().lengths()).containsExactly(60);
    }

    @Test
    void aGoodShareOfGapsIsTold() throws Exception {
        NamedSeries named = read("ds,y\n2026-06-01,1\n2026-06-02,2\n2026-06-03,\n2026-06-04,4\n")
                .getFirst();

        assertThat(named.notes()).containsExactly("1 of 4 steps of 86400 s have no load and are gaps");
    }

    @Test
    void aSeriesWithoutANameIsCalledSeries() throws Exception {
        assertThat(read("unique_id,ds,y\n,1,1\n,2,2\n").getFirst().id()).isEqualTo("series");
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
                "a,1,x | line 2: 'x' is no number",
                "a,yesterday,4 | line 2: 'yesterday' is no time such as 2026-01-31T14:00:00Z, 2026-01-31 14:00:00 or 17",
                "a,1 | line 2: only 2 fields",
                "a,2026-01-01T00:00:00Z,1;a,2026-01-01 01:00:00,1 | line 3: '2026-01-01 01:00:00' is written in another way than the times before it",
                "a,0,1;a,1,1;a,9000000,1 | series 'a' spans 9000001 steps of 1 s; at most 3000000 are read",
            })
    void faultsAreToldWithTheirLine(String rows, String message) {
        assertThatThrownBy(() -> read("unique_id,ds,y\n" + rows.replace(';', '\n')))
                .isInstanceOf(SeriesFileException.class)
                .hasMessage(message);
    }

    @Test
    void F29_rowsOutOfOrderAreSortedAndTimesThatRepeatAveraged() throws Exception {
        NamedSeries named =
                read("unique_id,ds,y\na,20,5\na,0,1\na,10,2\na,10,4\n").getFirst();

        assertThat(named.series().observed()).containsExactly(1, 3, 5);
        assertThat(named.notes())
                .containsExactly(
                        "its rows were not in order of time and were sorted",
                        "1 rows repeat a time; loads of the same time are averaged");
    }

    @Test
    void F29_loadsThatCannotBeAreGaps() throws Exception {
        NamedSeries named = read("ds,y\n1,3\n2,-4\n3,Infinity\n4,N/A\n5,7\n").getFirst();

        assertThat(named.series().observed()).containsExactly(3, Double.NaN, Double.NaN, Double.NaN, 7);
        assertThat(named.notes()).contains("2 loads below zero or beyond 1e100 count as unknown");
    }

    @Test
    void F29_unevenRowsAreTakenInStepsAndGapsStayGaps() throws Exception {
        NamedSeries named = read("""
                ds,y
                2026-06-01 00:00:03,1
                2026-06-01 00:00:59,2
                2026-06-01 00:02:05,3
                2026-06-01 00:02:10,5
                2026-06-01 00:05:01,6
                2026-06-01 00:06:04,7
                2026-06-01 00:07:02,8
                """).getFirst();

        assertThat(named.series().step()).isEqualTo(Duration.ofMinutes(1));
        assertThat(named.series().observed()).containsExactly(1, 2, 4, Double.NaN, Double.NaN, 6, 7, 8);
        assertThat(named.notes())
                .containsExactly(
                        "it is not evenly spaced and is taken in steps of 60 s: 1 of 8 steps hold several rows,"
                                + " which are averaged, and 2 hold none and are gaps");
    }

    @Test
    void F29_manyMissingRowsAreGapsOfTheStepThatTheOthersAreOn() throws Exception {
        double[] values = read("ds,y\n0,1\n60,2\n240,3\n300,4\n600,5\n960,6\n1140,7\n")
                .getFirst()
                .series()
                .observed();

        assertThat(values)
                .hasSize(20)
                .startsWith(1, 2, Double.NaN, Double.NaN, 3, 4)
                .endsWith(7);
    }

    @Test
    void F29_theHourThatComesTwiceInAutumnIsAveraged() throws Exception {
        NamedSeries named = read("""
                ds,y
                2026-10-25 01:00,1
                2026-10-25 02:00,2
                2026-10-25 02:00,4
                2026-10-25 03:00,5
                """).getFirst();

        assertThat(named.series().observed()).containsExactly(1, 3, 5);
    }

    @Test
    void monthsAreStepsAndAreWrittenByTheirFirstDay() throws Exception {
        StringBuilder csv = new StringBuilder("ds,y\n");
        for (int month = 0; month < 48; month++) {
            csv.append(LocalDate.of(2020, 1, 1).plusMonths(month))
                    .append(',')
                    .append(100 + 50 * Math.sin(2 * Math.PI * month / 12))
                    .append('\n');
        }
        NamedSeries named = read(csv.toString()).getFirst();

        assertThat(named.series().size()).isEqualTo(48);
        assertThat(named.series().gapShare()).isZero();
        assertThat(named.series().seasons().lengths()).containsExactly(12);
        assertThat(named.write(named.series().end())).isEqualTo("2024-01-01");
        assertThat(named.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFtimestamp;requests\r\n2026-06-01 00:00;1,5\r\n2026-06-01 01:00;2,5\r\n",
                "Date\tHost\tValue\n2026-06-01 00:00\tx\t1.5\n2026-06-01 01:00\tx\t2.5\n",
                "value,time\n1.5,2026-06-01T00:00:00Z\n2.5,2026-06-01T01:00:00Z\n",
                "2026-06-01 00:00,1.5\n2026-06-01 01:00,2.5\n",
                "epoch,rps\n1780272000.0,1.5\n1780275600.0,2.5\n",
                "\"ds\",\"y\"\n\"2026-06-01 00:00:00 UTC\",\"1.5\"\n\"2026-06-01 01:00:00 UTC\",\"2.5\"\n",
            })
    void filesOfOtherProgramsAreRead(String csv) throws Exception {
        NamedSeries named = read(csv).getFirst();

        assertThat(named.series().start()).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(named.series().step()).isEqualTo(Duration.ofHours(1));
        assertThat(named.series().observed()).containsExactly(1.5, 2.5);
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
