package dev.headroom.forecasting.jdbc;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.storage.jdbc.leadership.Fence;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.refresh.OutlookStore;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Outlooks in PostgreSQL, the newest of each service for a moment also in memory. Saving is one transaction; a second save of the
 * same outlook changes nothing.
 */
public final class JdbcOutlooks implements OutlookStore {

    private static final int STATEMENT_TIMEOUT_SECONDS = 30;

    /** Another instance may make outlooks, too, one after the other. */
    private static final Duration MEMORY = Duration.ofSeconds(15);

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final OutlookDocument document = new OutlookDocument();
    private final Map<ServiceName, Remembered> newest = new ConcurrentHashMap<>();

    private record Remembered(Outlook outlook, long readNanos) {}

    public JdbcOutlooks(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public Optional<Outlook> latest(ServiceName service) {
        Remembered known = newest.get(service);
        if (known != null && System.nanoTime() - known.readNanos() < MEMORY.toNanos()) {
            return Optional.of(known.outlook());
        }
        Optional<Outlook> stored = client.sql("""
                        SELECT document FROM outlook_document WHERE service = ?
                        """)
                .param(service.value())
                .query(String.class)
                .optional()
                .flatMap(document::read);
        stored.ifPresent(outlook -> newest.put(service, new Remembered(outlook, System.nanoTime())));
        return stored;
    }

    @Override
    public void save(Outlook outlook) {
        transaction.executeWithoutResult(_ -> {
            Fence.check(client);
            client.sql("""
                            INSERT INTO outlook_document (service, document) VALUES (?, ?::jsonb)
                            ON CONFLICT (service) DO UPDATE SET document = excluded.document
                            """)
                    .param(outlook.service().value())
                    .param(document.write(outlook))
                    .update();
            client.sql("""
                            INSERT INTO outlook (service, made_at, replicas, needed, rps_limit, burst_limit,
                                due, asked, last_value, lead_seconds, per_replica)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (service, made_at) DO NOTHING
                            """)
                    .param(outlook.service().value())
                    .param(utc(outlook.madeAt()))
                    .params(adviceColumns(outlook.recommendation()))
                    .update();
            if (outlook.forecast() instanceof ForecastResult.Made(var forecast)) {
                savePoints(outlook, forecast.points());
            }
        });
        newest.put(outlook.service(), new Remembered(outlook, System.nanoTime()));
    }

    @Override
    public List<Integer> needsSince(ServiceName service, Instant since) {
        return columnSince("needed", service, since);
    }

    @Override
    public List<Integer> askedSince(ServiceName service, Instant since) {
        return columnSince("asked", service, since);
    }

    private List<Integer> columnSince(String column, ServiceName service, Instant since) {
        return client.sql("SELECT " + column + " FROM outlook WHERE service = ? AND made_at >= ? AND " + column
                        + " IS NOT NULL ORDER BY made_at")
                .param(service.value())
                .param(utc(since))
                .query((row, _) -> row.getInt(1))
                .list();
    }

    @Override
    public List<Past> of(ServiceName service, Instant since, Instant now) {
        return client.sql("""
                        SELECT time, mean, extract(epoch FROM time - made_at)::float8 AS ahead FROM forecast_point
                        WHERE service = ? AND made_at >= ? AND made_at < ? AND time < ?
                            AND round(extract(epoch FROM time - made_at) / 600) IN
                                (0, 1, 2, 3, 5, 6, 9, 12, 18, 24, 36, 72, 108, 144, 216, 280)
                        """)
                .param(service.value())
                .param(utc(since))
                .param(utc(now))
                .param(utc(now))
                .query((row, _) -> new Past(
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        Duration.ofSeconds(Math.max(0, Math.round(row.getDouble("ahead")))),
                        row.getDouble("mean")))
                .list();
    }

    /** A second run deletes nothing more. */
    @Override
    public void forgetPointsBefore(ServiceName service, Instant time) {
        client.sql("DELETE FROM forecast_point WHERE service = ? AND made_at < ?")
                .param(service.value())
                .param(utc(time))
                .update();
    }

    private void savePoints(Outlook outlook, List<ForecastPoint> points) {
        jdbc.batchUpdate("""
                INSERT INTO forecast_point (service, made_at, time, mean, low80, high80, low95, high95)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (service, made_at, time) DO NOTHING
                """, points, points.size(), (statement, point) -> {
            statement.setString(1, outlook.service().value());
            statement.setObject(2, utc(outlook.madeAt()));
            statement.setObject(3, utc(point.time()));
            statement.setDouble(4, point.mean());
            statement.setDouble(5, point.low80());
            statement.setDouble(6, point.high80());
            statement.setDouble(7, point.low95());
            statement.setDouble(8, point.high95());
        });
    }

    private static Object[] adviceColumns(Recommendation recommendation) {
        return recommendation.graded().map(JdbcOutlooks::columns).orElseGet(() -> new Object[9]);
    }

    private static Object[] columns(Recommendation.Advice advice) {
        Evidence because = advice.because();
        return new Object[] {
            advice.replicas(),
            because.needed(),
            advice.limits().rps(),
            advice.limits().burst(),
            because.plan().due(),
            because.plan().asked(),
            because.basis().lastValue(),
            because.leadTime().toNanos() / 1e9,
            because.capacityPerReplica()
        };
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
