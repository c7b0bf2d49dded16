package dev.headroom.dashboard.export;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.dashboard.export.CurrentOutlooks.Found;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.artefact.AdviceFacts;
import dev.headroom.forecasting.artefact.Artefact;
import dev.headroom.forecasting.cost.Costs;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.recommendation.limit.Limits;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The files that are made of a service's current outlook. Thread-safe. */
@Component
public final class OutlookFiles {

    private final CurrentOutlooks outlooks;
    private final FarForecasts forecasts;
    private final Fleet fleet;
    private final History history;
    private final Costs costs;
    private final JsonMapper json;

    OutlookFiles(
            CurrentOutlooks outlooks,
            FarForecasts forecasts,
            Fleet fleet,
            History history,
            Costs costs,
            JsonMapper json) {
        this.outlooks = outlooks;
        this.forecasts = forecasts;
        this.fleet = fleet;
        this.history = history;
        this.costs = costs;
        this.json = json;
    }

    /** A file, or in a sentence why there is none. */
    public sealed interface Outcome {
        @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
        record Made(byte[] content) implements Outcome {}

        record Declined(String reason) implements Outcome {}
    }

    /** The forecast of the next {@code horizon}, 30 days at most. */
    public Outcome forecast(ServiceName service, Duration horizon, ForecastFormat format) {
        return switch (outlooks.find(service)) {
            case Found.Doubtful(var reason) -> new Outcome.Declined(reason);
            case Found.Current(var outlook) ->
                switch (forecasts.reaching(outlook, horizon)) {
                    case ForecastResult.NotMade not -> new Outcome.Declined(not.detail());
                    case ForecastResult.Made(var forecast) ->
                        new Outcome.Made(write(outlook, ForecastSteps.of(forecast, horizon, forecast.step()), format));
                };
        };
    }

    /** The steps are those of the outlook's forecast, or of one that reaches further. */
    public byte[] write(Outlook outlook, ForecastSteps steps, ForecastFormat format) {
        return switch (format) {
            case CSV -> utf8(ForecastTable.csv(outlook.service(), steps.points()));
            case JSON -> json.writeValueAsBytes(ForecastDocument.of(outlook, steps));
            case XLSX -> OutlookWorkbook.of(outlook, costs.of(outlook), steps.points());
        };
    }

    /** {@code headroom} is where the reader reaches this instance. */
    public Outcome artefact(ServiceName service, Artefact artefact, URI headroom) {
        return switch (outlooks.find(service)) {
            case Found.Doubtful(var reason) -> new Outcome.Declined(reason);
            case Found.Current(var outlook) ->
                switch (outlook.recommendation()) {
                    case Recommendation.Advice advice -> artefact(artefact, outlook, advice, headroom);
                    case Recommendation.NoAdvice none -> new Outcome.Declined("No advice: " + none.detail());
                };
        };
    }

    private Outcome artefact(Artefact artefact, Outlook outlook, Recommendation.Advice advice, URI headroom) {
        int replicas = advice.replicas();
        Limits limits = advice.limits();
        if (replicas < 1 || !(limits.rps() > 0) || !(limits.burst() >= 0)) {
            return new Outcome.Declined("The advice is not usable.");
        }
        List<String> nodes = history.nodes(outlook.service()).stream()
                .filter(node -> !node.gateway())
                .map(node -> node.profile().instance())
                .distinct()
                .toList();
        AdviceFacts facts = new AdviceFacts(
                outlook.service(),
                outlook.madeAt(),
                replicas,
                Math.max(replicas, advice.because().plan().most()),
                limits,
                fleet.definitionOf(outlook.service()).replicas(),
                nodes,
                headroom);
        return artefact.write(facts)
                .<Outcome>map(text -> new Outcome.Made(utf8(text)))
                .orElseGet(() -> new Outcome.Declined("Nothing is known yet of what one engine may hold."));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
