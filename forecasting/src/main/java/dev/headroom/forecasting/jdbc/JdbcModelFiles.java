package dev.headroom.forecasting.jdbc;

import dev.headroom.collector.storage.jdbc.leadership.Fence;
import dev.headroom.forecasting.modelfile.ModelFile;
import dev.headroom.forecasting.modelfile.ModelFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Models in PostgreSQL, so that whoever takes the forecasts over has them, too. Saving is one transaction, refused to an
 * instance that lost its duty; saving twice keeps the same model under two numbers.
 */
public final class JdbcModelFiles implements ModelFiles {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcModelFiles.class);
    private static final int STATEMENT_TIMEOUT_SECONDS = 30;
    private static final int KEPT = 2;

    private final JdbcClient client;
    private final TransactionTemplate transaction;

    public JdbcModelFiles(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public void save(ModelFile file) {
        transaction.executeWithoutResult(_ -> {
            Fence.check(client);
            client.sql("""
                INSERT INTO model_file
                  (name, version, made_at, learned_until, step_seconds, sha256, content, provenance)
                SELECT :name, coalesce(max(version), 0) + 1, :made_at, :learned_until, :step, :sha256,
                  :content, :provenance
                FROM model_file WHERE name = :name
                """)
                    .param("name", file.name())
                    .param("made_at", file.learned().madeAt().atOffset(ZoneOffset.UTC))
                    .param("learned_until", file.learned().until().atOffset(ZoneOffset.UTC))
                    .param("step", file.learned().step().toSeconds())
                    .param("sha256", file.checksum())
                    .param("content", file.bytes())
                    .param("provenance", file.provenance())
                    .update();
            client.sql("""
                DELETE FROM model_file WHERE name = :name
                AND version <= (SELECT max(version) FROM model_file WHERE name = :name) - :kept
                """).param("name", file.name()).param("kept", KEPT).update();
        });
    }

    @Override
    public List<ModelFile> newest(String name) {
        return client
                .sql("SELECT * FROM model_file WHERE name = ? ORDER BY version DESC")
                .param(name)
                .query((row, _) -> intact(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty when the bytes are not those that were written. */
    private static Optional<ModelFile> intact(ResultSet row) throws SQLException {
        ModelFile file = new ModelFile(
                row.getString("name"),
                new ModelFile.Learned(
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getObject("learned_until", OffsetDateTime.class).toInstant(),
                        Duration.ofSeconds(row.getLong("step_seconds"))),
                row.getBytes("content"),
                row.getString("provenance"));
        if (file.checksum().equals(row.getString("sha256"))) {
            return Optional.of(file);
        }
        LOG.warn(
                "version {} of the model {} is not what was stored and is left aside",
                row.getLong("version"),
                file.name());
        return Optional.empty();
    }
}
