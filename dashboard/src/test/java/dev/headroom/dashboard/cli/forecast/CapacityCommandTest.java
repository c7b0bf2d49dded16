package dev.headroom.dashboard.cli.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.dashboard.cli.HeadroomCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CapacityCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine headroom =
            HeadroomCommand.commandLine(Map.of()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @TempDir
    private Path folder;

    private Path history;

    @BeforeEach
    void writeHistory() throws IOException {
        history = Files.writeString(folder.resolve("test_stats_history.csv"), """
                Timestamp,User Count,Type,Name,Requests/s,Failures/s,95%
                1,10,,Aggregated,10,0,500
                2,20,,Aggregated,20,0,520
                3,30,,Aggregated,30,0,600
                4,40,,Aggregated,39,0,700
                5,50,,Aggregated,40,0,1500
                6,60,,Aggregated,40,2,2500
                """);
    }

    @Test
    void theCriticalPointIsToldInWords() {
        assertThat(headroom.execute("capacity", "--locust", history.toString(), "--replicas", "3"))
                .isZero();
        assertThat(out.toString())
                .contains("Critical point: 40 users, the knee")
                .contains("Capacity: 13 requests/s per replica (sustained by 3 replicas at 40 users, p95 700 ms).")
                .contains("First failures: 60 users (5 %).")
                .contains("Universal Scalability Law: λ =");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anObjectiveIsKept() {
        assertThat(headroom.execute("capacity", "--locust", history.toString(), "--latency", "510ms", "--json"))
                .isZero();
        assertThat(out.toString()).contains("\"cause\" : \"latency\"").contains("\"capacity_per_replica_rps\" : 10.0");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFile() throws IOException {
        Path marked = Files.writeString(
                folder.resolve("c4.json"),
                "\uFEFF{\"request_throughput\": 1.5, \"max_concurrency\": 4, \"duration\": 10, \"completed\": 15}");

        assertThat(headroom.execute("capacity", "--benchmark", marked.toString()))
                .isZero();
        assertThat(out.toString()).contains("1.5");
    }

    @Test
    void whatCannotBeReadIsOneSentence() throws IOException {
        Path broken = Files.writeString(folder.resolve("c8.json"), "{\"completed\": 3");

        assertThat(headroom.execute("capacity", "--benchmark", broken.toString()))
                .isEqualTo(1);
        assertThat(headroom.execute(
                        "capacity", "--locust", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(headroom.execute("capacity")).isEqualTo(2);
        assertThat(headroom.execute("capacity", "--locust", history.toString(), "--benchmark", broken.toString()))
                .isEqualTo(2);
        assertThat(headroom.execute("capacity", "--locust", history.toString(), "--failures", "much"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("c8.json: line 1: no JSON: ")
                .contains("none is not a readable file")
                .contains("headroom: --failures must be a share such as 0.1%, below 100 %, was much")
                .doesNotContain("\tat ");
    }
}
