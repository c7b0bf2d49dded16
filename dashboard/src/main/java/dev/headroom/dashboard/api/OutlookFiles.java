package dev.headroom.dashboard.api;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.dashboard.api.CurrentOutlooks.Found;
import dev.headroom.dashboard.export.ForecastTable;
import dev.headroom.dashboard.export.OutlookWorkbook;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.artefact.AdviceFacts;
import dev.headroom.forecasting.artefact.Artefact;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Limits;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** The files that are made of a service's current outlook. Thread-safe. */
@Component
public final class OutlookFiles {

    private final CurrentOutlooks outlooks;
    private final Fleet fleet;
    private final History history;

    OutlookFiles(CurrentOutlooks outlooks, Fleet fleet, History history) {
        this.outlooks = outlooks;
        this.fleet = fleet;
        this.history = history;
    }

    /** A file, or in a sentence why there is none. */
    public sealed interface Outcome {
        @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
        record Made(byte[] content) implements Outcome {}

        record Declined(String reason) implements Outcome {}
    }

    public Outcome csv(ServiceName service, Duration horizon) {
        return table(service, horizon, (_, points) -> utf8(ForecastTable.csv(service, points)));
    }

    public Outcome workbook(ServiceName service, Duration horizon) {
        return table(service, horizon, OutlookWorkbook::of);
    }

    /** {@code headroom} is where the reader reaches this instance. */
    public Outcome artefact(ServiceName service, Artefact artefact, URI headroom) {
        return switch (outlooks.find(service)) {
            case Found.Doubtful(var reason) -> new Outcome.Declined(reason);
            case Found.Current(var outlook) ->
                switch (outlook.recommendation()) {
                    case Recommendation.ScaleTo advice ->
                        artefact(artefact, outlook, advice.replicas(), advice.limits(), headroom);
                    case Recommendation.Keep advice ->
                        artefact(artefact, outlook, advice.replicas(), advice.limits(), headroom);
                    case Recommendation.NoAdvice none -> new Outcome.Declined("No advice: " + none.detail());
                };
        };
    }

    private Outcome artefact(Artefact artefact, Outlook outlook, int replicas, Limits limits, URI headroom) {
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
                limits,
                fleet.definitionOf(outlook.service()).replicas(),
                nodes,
                headroom);
        return artefact.write(facts)
                .<Outcome>map(text -> new Outcome.Made(utf8(text)))
                .orElseGet(() -> new Outcome.Declined("Nothing is known yet of what one engine may hold."));
    }

    private Outcome table(
            ServiceName service, Duration horizon, BiFunction<Outlook, List<ForecastPoint>, byte[]> writer) {
        return switch (outlooks.find(service)) {
            case Found.Doubtful(var reason) -> new Outcome.Declined(reason);
            case Found.Current(var outlook) ->
                switch (outlook.forecast()) {
                    case ForecastResult.NotMade not -> new Outcome.Declined(not.detail());
                    case ForecastResult.Made(var forecast) ->
                        new Outcome.Made(writer.apply(outlook, ForecastSteps.of(forecast, horizon, forecast.step())));
                };
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
