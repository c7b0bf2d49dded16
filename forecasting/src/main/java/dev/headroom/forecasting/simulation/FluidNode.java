package dev.headroom.forecasting.simulation;

import dev.headroom.forecasting.simulation.engine.EngineProfile;
import dev.headroom.forecasting.simulation.engine.Latencies;
import dev.headroom.forecasting.simulation.engine.LatencyLayouts;
import dev.headroom.forecasting.simulation.engine.NodeState;
import dev.headroom.forecasting.simulation.workload.Normal;
import dev.headroom.forecasting.simulation.workload.Workload;
import java.util.random.RandomGenerator;

/** One replica as a flow. One thread. */
final class FluidNode {

    /** What one step did with the requests it was given; those not taken were refused. */
    record Passed(double taken, double served, double failed) {
        static final Passed NOTHING = new Passed(0, 0, 0);
    }

    private final EngineProfile engine;
    private Workload workload;
    private final LatencyLayouts layouts;
    private final RandomGenerator random;
    private double mostRunning;
    private double capacityAtFullSpeed;
    private final double weight;

    private Latencies latencies;
    private NodeState.Totals totals = NodeState.Totals.ZERO;
    private boolean up = true;
    private double slowdown = 1;
    private double running;
    private double waiting;

    FluidNode(ClusterProfile profile, RandomGenerator random) {
        this.engine = profile.engine();
        this.workload = profile.workload();
        this.layouts = profile.layouts();
        this.random = random;
        this.latencies = Latencies.empty(layouts);
        this.mostRunning = engine.hardestRunning(workload);
        this.capacityAtFullSpeed = engine.throughput(mostRunning, workload);
        this.weight = 1 + 0.02 * random.nextGaussian();
    }

    /** Returns the requests that were lost with the node. */
    double apply(Conditions.OfNode condition, Workload asked) {
        double lost = 0;
        if (up && !condition.up()) {
            lost = inFlight();
            running = 0;
            waiting = 0;
            totals = NodeState.Totals.ZERO;
            latencies = Latencies.empty(layouts);
        }
        up = condition.up();
        slowdown = condition.slowdown();
        if (!asked.equals(workload)) {
            workload = asked;
            mostRunning = engine.hardestRunning(workload);
            capacityAtFullSpeed = engine.throughput(mostRunning, workload);
        }
        return lost;
    }

    boolean up() {
        return up;
    }

    double inFlight() {
        return running + waiting;
    }

    double weight() {
        return up ? weight / slowdown : 0;
    }

    /** Requests it could take in the step. */
    double room(double seconds) {
        return up ? capacity() * seconds + engine.maxQueued() - waiting + Math.max(0, mostRunning - running) : 0;
    }

    /** From arrival to the last token, as things stand. */
    double residenceSeconds() {
        return queueSeconds() + workload.output().meanTokens() * interTokenSeconds();
    }

    Passed pass(double requests, double seconds) {
        if (!up) {
            return Passed.NOTHING;
        }
        double queue = waiting + requests - capacity() * seconds;
        double settled = queue > 0 ? mostRunning : settledRunning((waiting + requests) / seconds);
        double before = inFlight();
        double nextWaiting = Math.clamp(queue, 0, engine.maxQueued());
        double settling = 1 - Math.exp(-seconds / Math.max(1, residenceSeconds() / 2));
        double nextRunning = running + (settled - running) * settling;
        double overflow = Math.max(0, queue - engine.maxQueued() - Math.max(0, nextRunning - running));
        double taken = Math.max(0, requests - overflow);
        double ended = Math.max(0, taken + before - nextRunning - nextWaiting);
        running = Math.max(0, taken + before - ended - nextWaiting);
        waiting = nextWaiting;
        record(requests, taken, ended);
        return new Passed(taken, ended * (1 - workload.failureShare()), ended * workload.failureShare());
    }

    NodeState state() {
        double seen = Math.clamp(Math.rint(running + Math.sqrt(running) * 0.6 * random.nextGaussian()), 0, mostRunning);
        if (running > 0.98 * mostRunning) {
            seen = Math.round(mostRunning);
        }
        double kv = Math.min(1, seen * engine.tokensHeldPerRequest(workload) / engine.kvTokens());
        return new NodeState(
                up, slowdown, totals, new NodeState.Gauges(seen, Math.round(waiting), kv), latencies.copy());
    }

    private double capacity() {
        return capacityAtFullSpeed / slowdown;
    }

    private double settledRunning(double requestsPerSecond) {
        return Math.min(mostRunning, engine.runningAt(requestsPerSecond * slowdown, workload));
    }

    private double interTokenSeconds() {
        return engine.interTokenSeconds(running, workload) * slowdown;
    }

    private double queueSeconds() {
        return waiting / capacity();
    }

    private void record(double requests, double taken, double ended) {
        double output = workload.output().meanTokens();
        double prompt = taken * workload.prompt().meanTokens();
        double ended503 = requests - taken;
        totals = new NodeState.Totals(
                totals.served() + ended * (1 - workload.failureShare()),
                totals.failed() + ended * workload.failureShare(),
                totals.rejected503() + ended503,
                totals.promptTokens() + prompt,
                totals.cachedTokens() + prompt * workload.cachedShare(),
                totals.generationTokens() + ended * output,
                totals.preemptions());
        recordLatencies(taken, ended);
    }

    private void recordLatencies(double taken, double ended) {
        double token = interTokenSeconds();
        double queued = queueSeconds();
        // On average half a step passes before the request joins one, and that step brings the first token.
        double base = engine.frontEndSeconds() + 1.5 * token;
        double prefill = engine.prefillSecondsPerToken() * slowdown * (1 - workload.cachedShare());
        double first = base + queued + prefill * workload.prompt().meanTokens();
        latencies.queue().spread(taken, queued, at -> Normal.logCdf(at, queued, 0.3));
        latencies
                .firstToken()
                .spread(
                        taken,
                        first,
                        at -> queued > base
                                ? Normal.logCdf(at, first, 0.25)
                                : workload.prompt().cdf((at - base - queued) / prefill));
        latencies.perToken().spread(ended * workload.output().meanTokens(), token, at -> Normal.logCdf(at, token, 0.2));
        latencies.endToEnd().spread(ended, first + token * workload.output().meanTokens(), at -> workload.output()
                .cdf((at - first) / token));
    }
}
