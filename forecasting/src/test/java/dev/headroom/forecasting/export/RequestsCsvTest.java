package dev.headroom.forecasting.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsCsvTest {

    @Test
    void theDayAndTheUsersGiveTheRequestsOfTheNextDay() throws Exception {
        String csv = """
                ds,y,day,users
                2026-11-08,5000,1,1000
                2026-11-09,7500,2,1500
                2026-11-10,10000,3,2000
                2026-11-11,,4,2500
                """;

        assertThat(run(csv, "day", "users")).contains("series,2026-11-11,12500,,,,\n");
    }

    @Test
    void intervalsAreAsWideAsTheErrorsOfOccasionsLeftOut() throws Exception {
        StringBuilder csv = new StringBuilder("unique_id,ds,users,y\n");
        for (int i = 1; i <= 40; i++) {
            csv.append("chat,")
                    .append(i)
                    .append(',')
                    .append(100 * i)
                    .append(',')
                    .append(500 * i + i % 3 * 10);
            csv.append('\n');
        }
        String[] row = run(csv + "chat,41,4100,\n", "users")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(",", -1);

        assertThat(Double.parseDouble(row[2])).isBetween(20_490.0, 20_530.0);
        assertThat(Double.parseDouble(row[4]) - Double.parseDouble(row[3])).isBetween(15.0, 30.0);
    }

    @Test
    void aColumnThatIsMissingIsNamed() {
        assertThatThrownBy(() -> run("ds,y,users\n1,2,3\n", "campaign"))
                .hasMessage("line 1: there is no column 'campaign'; there are [ds, y, users]");
    }

    @Test
    void aRegressorThatIsNoNumberIsNamedWithItsLine() {
        assertThatThrownBy(() -> run("ds,y,users\n1,2,many\n", "users")).hasMessage("line 2: 'many' is no number");
    }

    private static String run(String csv, String... regressors) throws Exception {
        StringBuilder out = new StringBuilder();
        RequestsCsv.run(new BufferedReader(new StringReader(csv)), List.of(regressors), out);
        return out.toString();
    }
}
