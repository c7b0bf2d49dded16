package dev.headroom.alerts.jdbc;

import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.diagnosis.Fact;
import dev.headroom.alerts.diagnosis.Remedy;
import dev.headroom.alerts.diagnosis.RunnerUp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The parts of an episode that stand in its row as JSON. */
final class EpisodeDocument {

    private static final JsonMapper JSON = JsonMapper.shared();

    private EpisodeDocument() {}

    /** JSON has no NaN: a bound that is not known is left out. */
    private record FactJson(
            String measure, double value, @Nullable Double bound) {
        static FactJson of(Fact fact) {
            return new FactJson(
                    fact.measure().name(), fact.value(), Double.isFinite(fact.bound()) ? fact.bound() : null);
        }

        Fact fact() {
            return new Fact(Fact.Measure.valueOf(measure), value, bound == null ? Double.NaN : bound);
        }
    }

    private record RunnerUpJson(String cause, boolean also, List<FactJson> evidence) {}

    private record RemedyJson(String kind, double first, double second) {}

    static String evidence(List<Fact> facts) {
        return JSON.writeValueAsString(json(facts));
    }

    static List<Fact> evidence(String json) {
        return facts(JSON.readValue(json, new TypeReference<List<FactJson>>() {}));
    }

    static String runnerUp(RunnerUp runnerUp) {
        return JSON.writeValueAsString(
                new RunnerUpJson(runnerUp.cause().name(), runnerUp.also(), json(runnerUp.evidence())));
    }

    static RunnerUp runnerUp(String json) {
        RunnerUpJson read = JSON.readValue(json, RunnerUpJson.class);
        return new RunnerUp(Cause.valueOf(read.cause), read.also, facts(read.evidence));
    }

    static String remedy(Remedy remedy) {
        return JSON.writeValueAsString(
                switch (remedy) {
                    case Remedy.Replicas(int needed, int had) -> new RemedyJson("replicas", needed, had);
                    case Remedy.Limit(double rps) -> new RemedyJson("limit", rps, 0);
                    case Remedy.Connections(double needed, double limit) ->
                        new RemedyJson("connections", needed, limit);
                    case Remedy.EvenSpread _ -> new RemedyJson("even-spread", 0, 0);
                    case Remedy.Cooling _ -> new RemedyJson("cooling", 0, 0);
                    case Remedy.BackOff _ -> new RemedyJson("back-off", 0, 0);
                    case Remedy.Unknown _ -> new RemedyJson("unknown", 0, 0);
                });
    }

    /** A kind of a later version is not known here. */
    static Remedy remedyOf(String json) {
        RemedyJson read = JSON.readValue(json, RemedyJson.class);
        return switch (read.kind) {
            case "replicas" -> new Remedy.Replicas((int) read.first, (int) read.second);
            case "limit" -> new Remedy.Limit(read.first);
            case "connections" -> new Remedy.Connections(read.first, read.second);
            case "even-spread" -> new Remedy.EvenSpread();
            case "cooling" -> new Remedy.Cooling();
            case "back-off" -> new Remedy.BackOff();
            default -> new Remedy.Unknown();
        };
    }

    private static List<FactJson> json(List<Fact> facts) {
        return facts.stream()
                .filter(fact -> Double.isFinite(fact.value()))
                .map(FactJson::of)
                .toList();
    }

    private static List<Fact> facts(List<FactJson> json) {
        return json.stream().map(FactJson::fact).toList();
    }
}
