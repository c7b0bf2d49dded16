package dev.headroom.forecasting.cost;

import static java.util.Objects.requireNonNull;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.Outlook;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Reads what services cost. Thread-safe. */
public final class Costs {

    /** A whole week: nights and weekends are paid for, too. */
    public static final Duration BACK = Duration.ofDays(7);

    private static final Duration STEP = Duration.ofHours(1);
    private static final double HOURS_OF_A_STEP = 1;

    private final History history;
    private final Fleet fleet;

    public Costs(History history, Fleet fleet) {
        this.history = history;
        this.fleet = fleet;
    }

    /** Over the whole hours of the last week. */
    public ServingCost ofLastWeek(ServiceName service, Instant now) {
        Instant to = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), STEP.toSeconds()) * STEP.toSeconds());
        Window window = new Window(to.minus(BACK), to, STEP);
        Map<Signal, TimeSeries> read = history.series(
                service,
                Set.of(Signal.NODES_UP, Signal.PROMPT_TOKENS_PER_SECOND, Signal.GENERATION_TOKENS_PER_SECOND),
                window);
        TimeSeries replicas = requireNonNull(read.get(Signal.NODES_UP));
        TimeSeries prompts = requireNonNull(read.get(Signal.PROMPT_TOKENS_PER_SECOND));
        TimeSeries generated = requireNonNull(read.get(Signal.GENERATION_TOKENS_PER_SECOND));
        double hours = Double.NaN;
        double promptTokens = Double.NaN;
        double generatedTokens = Double.NaN;
        for (int i = 0; i < window.points(); i++) {
            if (replicas.known(i) && prompts.known(i) && generated.known(i)) {
                hours = plus(hours, replicas.at(i) * HOURS_OF_A_STEP);
                promptTokens = plus(promptTokens, prompts.at(i) * STEP.toSeconds());
                generatedTokens = plus(generatedTokens, generated.at(i) * STEP.toSeconds());
            }
        }
        return new ServingCost(window.from(), to, hours, promptTokens, generatedTokens, replicaHourPrice(service));
    }

    public AdviceCost of(Outlook outlook) {
        return AdviceCost.of(outlook.recommendation(), outlook.madeAt(), replicaHourPrice(outlook.service()));
    }

    private double replicaHourPrice(ServiceName service) {
        return fleet.definitionOf(service).replicas().replicaHourPrice();
    }

    private static double plus(double sum, double more) {
        return Double.isNaN(sum) ? more : sum + more;
    }
}
