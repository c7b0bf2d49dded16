package dev.headroom.forecasting.capacity.loadtest;

import dev.headroom.forecasting.capacity.ScalabilityLaw;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** A report for people. */
public final class ReportText {

    private static final String UNKNOWN = "-";
    private static final int WIDTH = 20;

    private static final double NOTABLY = 1.05;

    private ReportText() {}

    public static String of(LoadTestReport report) {
        String axis = report.test().axis().words();
        StringBuilder text = new StringBuilder(table(report.test()));
        text.append(line("")).append(line(critical(report, axis)));
        report.sustained().ifPresent(step -> text.append(line(capacity(report, step))));
        report.firstFailures()
                .ifPresent(step -> text.append(line("First failures: " + number(step.load()) + " " + axis + " ("
                        + number(100 * step.failureShare()) + " %).")));
        report.untried()
                .forEach(objective -> text.append(
                        line("Not tried: the objective of " + objective + ", of which the file tells no percentile.")));
        text.append(line(report.law().map(law -> law(report, law)).orElse(noLaw())));
        return text.toString();
    }

    /** Only with the columns of which something is known. */
    private static String table(LoadTest test) {
        int percentile = test.steps().getFirst().latency().percentile();
        List<Column> columns = Stream.of(
                        new Column(test.axis().words(), step -> number(step.load())),
                        new Column("requests/s", step -> number(step.requestsPerSecond())),
                        new Column("failed", step -> number(100 * step.failureShare()) + " %"),
                        new Column(
                                "p" + percentile, step -> seconds(step.latency().seconds())),
                        new Column("p" + percentile + " TTFT", step -> seconds(step.ttftSeconds())),
                        new Column("p" + percentile + " TPOT", step -> seconds(step.tpotSeconds())))
                .filter(column -> test.steps().stream()
                        .anyMatch(step -> !column.cell.apply(step).equals(UNKNOWN)))
                .toList();
        StringBuilder text = new StringBuilder();
        columns.forEach(column -> text.append(padded(column.name)));
        for (LoadStep step : test.steps()) {
            text.append(System.lineSeparator());
            columns.forEach(column -> text.append(padded(column.cell.apply(step))));
        }
        return text.append(System.lineSeparator()).toString();
    }

    private record Column(String name, Function<LoadStep, String> cell) {}

    private static String padded(String cell) {
        return String.format(Locale.ROOT, "%" + WIDTH + "s", cell);
    }

    private static String critical(LoadTestReport report, String axis) {
        return switch (report.critical()) {
            case CriticalPoint.Found(var cause, var first, var _) ->
                "Critical point: " + number(first.load()) + " " + axis + ", " + why(cause, first) + ".";
            case CriticalPoint.BelowTheFirst(var cause, var first) ->
                "Critical point: below " + number(first.load()) + " " + axis + ", the first step, " + why(cause, first)
                        + ". Test with less load to learn what is sustained.";
            case CriticalPoint.NotObserved(var highest) ->
                report.test().steps().size() == 1
                        ? "Knee not yet observed: the file holds one step only, " + number(highest.load()) + " " + axis
                                + ". Test with more load to learn what is sustained."
                        : "Knee not yet observed: up to " + number(highest.load()) + " " + axis + " ("
                                + number(highest.servedPerSecond())
                                + " requests/s) nothing failed and throughput still grew. Capacity lies above that.";
        };
    }

    private static String why(CriticalPoint.Cause cause, LoadStep step) {
        return switch (cause) {
            case FAILURES -> "the first step with failures (" + number(100 * step.failureShare()) + " %)";
            case LATENCY -> "the first step slower than the objective";
            case KNEE ->
                "the knee: from there on more load brings less than a third of the throughput it brought before";
        };
    }

    private static String capacity(LoadTestReport report, LoadStep step) {
        String replica = report.replicas() == 1 ? "" : " by " + report.replicas() + " replicas";
        String latency = Double.isNaN(step.latency().seconds())
                ? ""
                : ", p" + step.latency().percentile() + " "
                        + seconds(step.latency().seconds());
        return "Capacity: " + number(report.capacityPerReplica()) + " requests/s per replica (sustained"
                + replica + " at " + number(step.load()) + " "
                + report.test().axis().words() + latency + ")." + beyond(report, step);
    }

    /** Behind a knee there may be more, at a price. */
    private static String beyond(LoadTestReport report, LoadStep sustained) {
        boolean knee = report.critical() instanceof CriticalPoint.Found(var cause, var _, var _)
                && cause == CriticalPoint.Cause.KNEE;
        double most = report.mostServedPerSecond();
        return knee && most > NOTABLY * sustained.servedPerSecond()
                ? " With more load up to " + number(most / report.replicas()) + " were served."
                : "";
    }

    private static String law(LoadTestReport report, ScalabilityLaw law) {
        String peak;
        if (!report.showsPeakOf(law)) {
            peak = "where throughput peaks lies beyond what was tried";
        } else if (Double.isInfinite(law.peakConcurrency())) {
            peak = "throughput never falls and nears " + number(law.peakThroughput()) + " requests/s";
        } else {
            peak = "throughput is highest at N* = " + number(law.peakConcurrency()) + " in the system: "
                    + number(law.peakThroughput()) + " requests/s";
        }
        return String.format(
                Locale.ROOT,
                "Universal Scalability Law: λ = %s/s, σ = %.4g, κ = %.3g (R² %.3f): %s.",
                number(law.lambda()),
                law.sigma(),
                law.kappa(),
                law.fit(),
                peak);
    }

    private static String noLaw() {
        return "Universal Scalability Law: not fitted; it needs " + ScalabilityLaw.FEWEST_POINTS
                + " steps without failures that follow it.";
    }

    private static String line(String text) {
        return text + System.lineSeparator();
    }

    private static String seconds(double seconds) {
        if (Double.isNaN(seconds)) {
            return UNKNOWN;
        }
        return seconds < 1
                ? String.format(Locale.ROOT, "%.0f ms", 1000 * seconds)
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static String number(double value) {
        return value >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
