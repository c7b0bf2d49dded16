package dev.headroom.forecasting.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.forecasting.modelfile.ModelFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcModelFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private final DataSource database = TestDatabase.fresh("collector", "forecasting");
    private final JdbcModelFiles files = new JdbcModelFiles(database);

    @Test
    void aModelComesBackAsItWasAfterARestart() {
        files.save(file("first"));

        ModelFile again = new JdbcModelFiles(database).newest("lstm-newest").getFirst();

        assertThat(again.bytes()).asString().isEqualTo("first");
        assertThat(again.learned()).isEqualTo(file("first").learned());
        assertThat(again.provenance()).isEqualTo("how first was made");
    }

    @Test
    void theTwoNewestAreKept() {
        files.save(file("first"));
        files.save(file("second"));
        files.save(file("third"));

        assertThat(files.newest("lstm-newest"))
                .extracting(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                .containsExactly("third", "second");
        assertThat(files.newest("lstm-judged")).isEmpty();
    }

    @Test
    void F30_flippedBytesAreNoModelAndTheOneBeforeServes() {
        files.save(file("first"));
        files.save(file("second"));
        JdbcClient.create(database)
                .sql("UPDATE model_file SET content = set_byte(content, 2, 0) WHERE version = 2")
                .update();

        assertThat(files.newest("lstm-newest"))
                .extracting(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                .containsExactly("first");
    }

    private static ModelFile file(String content) {
        return new ModelFile(
                "lstm-newest",
                new ModelFile.Learned(NOW, NOW.minusSeconds(600), Duration.ofMinutes(10)),
                content.getBytes(StandardCharsets.UTF_8),
                "how " + content + " was made");
    }
}
