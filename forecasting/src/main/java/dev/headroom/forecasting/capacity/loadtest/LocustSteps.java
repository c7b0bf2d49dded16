package dev.headroom.forecasting.capacity.loadtest;

import dev.headroom.forecasting.capacity.loadtest.LocustHistory.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Cuts a Locust history into steps: stretches of the same number of users. Short stretches between longer ones are the
 * way from step to step and are left out, as is the beginning of a longer one, whose rates still hold the step before. A
 * test that only ever ramps is cut into {@value #BINS} steps of about the same number of users.
 */
final class LocustSteps {

    private static final int BINS = 20;
    private static final int MOST_STEPS = 40;

    /** A stretch this much shorter than the longest is on the way to another. */
    private static final int SHORTER = 4;

    /** Locust tells rates and percentiles over the last ten seconds. */
    private static final double SETTLING_SECONDS = 10;

    private static final int P95 = 95;

    private LocustSteps() {}

    static List<LoadStep> of(List<Row> all) {
        List<List<Row>> stretches = stretches(untilTheMostUsers(all));
        int longest = stretches.stream().mapToInt(List::size).max().orElse(0);
        NavigableMap<Double, List<Row>> byUsers = new TreeMap<>();
        for (List<Row> stretch : stretches) {
            if (stretch.size() * SHORTER >= longest) {
                byUsers.computeIfAbsent(stretch.getFirst().users(), _ -> new ArrayList<>())
                        .addAll(settled(stretch));
            }
        }
        return (byUsers.size() > MOST_STEPS ? binned(byUsers) : byUsers)
                .values().stream().map(LocustSteps::step).toList();
    }

    /** After that a test only winds down. */
    private static List<Row> untilTheMostUsers(List<Row> all) {
        List<Row> rows = all.stream()
                .filter(row -> row.users() > 0 && row.requestsPerSecond() >= 0)
                .toList();
        double most = rows.stream().mapToDouble(Row::users).max().orElse(0);
        int last = rows.size() - 1;
        while (last >= 0 && rows.get(last).users() < most) {
            last--;
        }
        return rows.subList(0, last + 1);
    }

    private static List<List<Row>> stretches(List<Row> rows) {
        List<List<Row>> stretches = new ArrayList<>();
        double users = Double.NaN;
        for (Row row : rows) {
            if (row.users() != users) {
                stretches.add(new ArrayList<>());
                users = row.users();
            }
            stretches.getLast().add(row);
        }
        return stretches;
    }

    /** Without its first ten seconds, or its first third when it is shorter than thirty. */
    private static List<Row> settled(List<Row> stretch) {
        double from = stretch.getFirst().second();
        double third = (stretch.getLast().second() - from) / 3;
        return stretch.stream()
                .filter(row -> row.second() >= from + Math.min(SETTLING_SECONDS, third))
                .toList();
    }

    private static NavigableMap<Double, List<Row>> binned(NavigableMap<Double, List<Row>> byUsers) {
        double width = byUsers.lastKey() / BINS;
        NavigableMap<Double, List<Row>> bins = new TreeMap<>();
        byUsers.forEach((users, rows) -> bins.computeIfAbsent(Math.ceil(users / width), _ -> new ArrayList<>())
                .addAll(rows));
        return bins;
    }

    private static LoadStep step(List<Row> rows) {
        double users = mean(rows, Row::users);
        double[] percentiles = rows.stream()
                .mapToDouble(Row::p95Seconds)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double p95 = percentiles.length == 0 ? Double.NaN : percentiles[percentiles.length / 2];
        double failed = mean(rows, row -> Double.isNaN(row.failedPerSecond()) ? 0 : row.failedPerSecond());
        return new LoadStep(
                users,
                users,
                mean(rows, Row::requestsPerSecond),
                failed,
                new LoadStep.Latency(P95, p95),
                Double.NaN,
                Double.NaN);
    }

    private static double mean(List<Row> rows, ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).average().orElseThrow();
    }
}
