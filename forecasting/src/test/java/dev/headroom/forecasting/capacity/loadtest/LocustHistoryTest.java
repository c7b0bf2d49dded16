package dev.headroom.forecasting.capacity.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories as Locust writes them, of a system that serves 40 requests/s, each in a second while it is not full. */
class LocustHistoryTest {

    private static final String HEADER =
            "Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,"
                    + "99%,99.9%,99.99%,100%,Total Request Count,Total Failure Count,Total Median Response Time,"
                    + "Total Average Response Time,Total Min Response Time,Total Max Response Time,Total Average Content Size\n";

    @Test
    void aStepTestShowsItsKnee() throws Exception {
        LoadTest test = read(HEADER + rows(480, LocustHistoryTest::tenUsersMoreEachMinute, 1000));

        assertThat(test.steps())
                .extracting(LoadStep::load)
                .containsExactly(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0);
        assertThat(test.steps().get(2).requestsPerSecond()).isCloseTo(30, within(1e-6));
        assertThat(test.steps().get(7).latency().seconds()).isCloseTo(3, within(1e-6));
        assertThat(critical(test)).isInstanceOfSatisfying(CriticalPoint.Found.class, found -> {
            assertThat(found.cause()).isEqualTo(CriticalPoint.Cause.KNEE);
            assertThat(found.sustained().load()).isEqualTo(40);
        });
    }

    @Test
    void theFirstStepWithFailuresIsCriticalWhenItComesBeforeTheKnee() throws Exception {
        LoadTest test = read(HEADER + rows(480, LocustHistoryTest::tenUsersMoreEachMinute, 30));

        assertThat(critical(test)).isInstanceOfSatisfying(CriticalPoint.Found.class, found -> {
            assertThat(found.cause()).isEqualTo(CriticalPoint.Cause.FAILURES);
            assertThat(found.first().load()).isEqualTo(30);
            assertThat(found.sustained().servedPerSecond()).isCloseTo(20, within(1e-6));
        });
    }

    @Test
    void aTestThatNeverReachedTheKneeSaysSo() throws Exception {
        assertThat(critical(read(HEADER + rows(200, LocustHistoryTest::tenUsersMoreEachMinute, 1000))))
                .isInstanceOf(CriticalPoint.NotObserved.class);
        assertThat(critical(read(HEADER + rows(60, LocustHistoryTest::tenUsersMoreEachMinute, 1000))))
                .isInstanceOf(CriticalPoint.NotObserved.class);
    }

    @Test
    void aTestThatOnlyRampsIsCutIntoSteps() throws Exception {
        LoadTest test = read(HEADER + rows(300, second -> 1 + second / 3, 1000));

        assertThat(test.steps()).hasSize(20);
        assertThat(critical(test)).isInstanceOfSatisfying(CriticalPoint.Found.class, found -> assertThat(
                        found.sustained().load())
                .isBetween(35.0, 45.0));
    }

    @Test
    void theWayUpFromStepToStepAndTheWindingDownDoNotCount() throws Exception {
        IntUnaryOperator spawning = second ->
                second >= 300 ? 60 - 3 * (second - 299) : 10 * (second / 60) + Math.min(10, 2 * (second % 60 + 1));

        assertThat(read(HEADER + rows(318, spawning, 1000)).steps())
                .extracting(LoadStep::load)
                .containsExactly(10.0, 20.0, 30.0, 40.0, 50.0);
    }

    @Test
    void withoutAnAggregatedRowTheNamesAreAddedUp() throws Exception {
        LoadTest test = read("""
                "Timestamp","User Count","Type","Name","Requests/s","Failures/s","50%","95%"
                1700000000,10,"POST","/v1/chat, streamed",7.5,0.5,400,900
                1700000000,10,"GET","/v1/models",2.5,0,5,N/A
                1700000001,20,"POST","/v1/chat, streamed",15,1,400,950
                1700000001,20,"GET","/v1/models",5,0,5,12
                """);

        assertThat(test.steps().getFirst().requestsPerSecond()).isEqualTo(10);
        assertThat(test.steps().getFirst().failureShare()).isEqualTo(0.05);
        assertThat(test.steps().getFirst().latency().seconds()).isEqualTo(0.9);
        assertThat(test.steps().getLast().latency().seconds()).isEqualTo(0.95);
    }

    @Test
    void otherOrdersNamesAndTimesOfOtherVersionsAreRead() throws Exception {
        LoadTest test = read("""
                \uFEFFUser count,Timestamp,Name,Type,Requests Failed/s,Requests/s
                5,2026-08-14T10:00:00Z,Total,None,0.0,4.5
                10,2026-08-14T10:00:10Z,Total,None,0.0,9.0
                """);

        assertThat(test.steps()).extracting(LoadStep::requestsPerSecond).containsExactly(4.5, 9.0);
        assertThat(test.steps().getFirst().latency().seconds()).isNaN();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                             | the file is empty
            Type,Name,Request Count,Failure Count                          | this is Locust's summary
            a,b,c                                                          | line 1: no column 'timestamp'
            Timestamp,User Count,Requests/s                                | the file holds no row
            Timestamp,User Count,Requests/s;1,10,many                      | line 2: 'many' is not a number from 0 on
            Timestamp,User Count,Requests/s;1,10,1;2,10,-1                 | line 3: '-1' is not a number from 0 on
            Timestamp,User Count,Requests/s;soon,10,1                      | line 2: the timestamp 'soon'
            Timestamp,User Count,Requests/s;1,10                           | line 2: 2 fields, at least 3 needed
            Timestamp,User Count,Requests/s;1,0,5                          | the file holds no row
            Timestamp,User Count,Name,Requests/s;1,10,"a                   | line 2: a quote is not closed
            """)
    void aBadFileIsNamedInOneSentence(String lines, String sentence) {
        assertThatThrownBy(() -> read(lines.replace(';', '\n')))
                .isInstanceOf(LoadTestFileException.class)
                .hasMessageStartingWith(sentence);
    }

    private static int tenUsersMoreEachMinute(int second) {
        return 10 * (second / 60 + 1);
    }

    private static CriticalPoint critical(LoadTest test) {
        return CriticalPoint.of(test, Objective.DEFAULT);
    }

    private static LoadTest read(String csv) throws IOException, LoadTestFileException {
        return LocustHistory.read(new BufferedReader(new StringReader(csv)));
    }

    private static String rows(int seconds, IntUnaryOperator usersAt, int failingFrom) {
        StringBuilder rows = new StringBuilder();
        for (int second = 0; second < seconds; second++) {
            int users = usersAt.applyAsInt(second);
            double rps = Math.min(users, 40);
            double failed = users >= failingFrom ? 0.05 * rps : 0;
            String percentiles = second < 2 ? "N/A,".repeat(11) : (Math.max(1500, users * 1500 / 40) + ",").repeat(11);
            rows.append(1_700_000_000 + second).append(',').append(users).append(",,Aggregated,");
            rows.append(rps).append(',').append(failed).append(',').append(percentiles);
            rows.append("100,0,900,950.5,10,3000,512\n");
        }
        return rows.toString();
    }
}
