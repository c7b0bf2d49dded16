package dev.headroom.forecasting.simulation;

import dev.headroom.forecasting.simulation.engine.Engine;
import dev.headroom.forecasting.simulation.engine.NodeState;
import dev.headroom.forecasting.simulation.engine.Request;
import dev.headroom.forecasting.simulation.gateway.GatewayState;
import dev.headroom.forecasting.simulation.gateway.TokenBucket;
import dev.headroom.forecasting.simulation.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A gateway and its nodes, event by event: arrivals, retries and the ends of steps. The result depends on profile,
 * scenario and seed only, not on how {@link #advanceTo} is cut. One thread.
 */
public final class Cluster {

    /** Conditions are looked up once a simulated second. */
    private static final double SLOT_SECONDS = 1;

    private record Retry(double second, int attempt) {}

    private final ClusterProfile profile;
    private final Scenario scenario;
    private final RandomGenerator random;
    private final TokenBucket limiter;
    private final List<Engine> engines = new ArrayList<>();
    private final List<Boolean> up = new ArrayList<>();
    private final PriorityQueue<Retry> retries = new PriorityQueue<>(Comparator.comparingDouble(Retry::second));
    private final PriorityQueue<Double> idleUntil = new PriorityQueue<>();

    private Conditions conditions;
    private double second;
    private double slotEnd;
    private double nextArrival;
    private long offered;
    private long served;
    private long failed;
    private long rejected429;
    private long rejected503;
    private int inFlight;
    private int serving;
    private Consumer<Answer> listener = _ -> {};

    /** How a request was answered: seconds to its first token, and mean seconds between its tokens after that. */
    public record Answer(double firstTokenSeconds, double perTokenSeconds) {}

    public Cluster(ClusterProfile profile, Scenario scenario, double startSecond, long seed) {
        this.profile = profile;
        this.scenario = scenario;
        this.random = new SplittableRandom(seed);
        this.limiter = new TokenBucket(profile.gateway().limiter(), startSecond);
        this.serving = profile.nodes();
        this.second = startSecond;
        this.slotEnd = startSecond + SLOT_SECONDS;
        this.conditions = scenario.at(startSecond, profile);
        for (int node = 0; node < profile.nodes(); node++) {
            engines.add(new Engine(profile.engine(), profile.layouts()));
            up.add(true);
        }
        applyConditions();
        drawArrival();
    }

    public double second() {
        return second;
    }

    /** New requests go to the first so many nodes from now on; the others finish what they have. */
    public void serve(int nodes) {
        if (nodes < 1 || nodes > engines.size()) {
            throw new IllegalArgumentException("nodes must be 1 to " + engines.size() + ", was " + nodes);
        }
        serving = nodes;
    }

    /** Tells of every answer without failure from now on. */
    public void onAnswer(Consumer<Answer> told) {
        listener = told;
    }

    /** Lets everything happen that happens up to this second; an earlier one changes nothing. */
    public void advanceTo(double untilSecond) {
        while (true) {
            Engine busiest = earliestEngine();
            double step = busiest.nextEvent();
            double retry = retries.isEmpty() ? Double.POSITIVE_INFINITY : retries.peek().second;
            double next = Math.min(Math.min(step, retry), Math.min(nextArrival, slotEnd));
            if (next > untilSecond) {
                second = Math.max(second, untilSecond);
                return;
            }
            second = next;
            if (next == slotEnd) {
                startSlot();
            } else if (next == step) {
                busiest.finishStep(this::answered);
            } else if (next == retry) {
                arrive(retries.remove().attempt());
            } else {
                drawArrival();
                arrive(1);
            }
        }
    }

    public ClusterState state() {
        dropIdleConnections();
        List<NodeState> nodes = new ArrayList<>(engines.size());
        for (int node = 0; node < engines.size(); node++) {
            NodeState state = engines.get(node).state();
            nodes.add(
                    up.get(node) ? state : new NodeState(false, 1, state.totals(), state.gauges(), state.latencies()));
        }
        GatewayState gateway = new GatewayState(
                offered, served, failed, rejected429, rejected503, inFlight, inFlight + idleUntil.size());
        return new ClusterState(second, gateway, nodes);
    }

    private Engine earliestEngine() {
        Engine earliest = engines.getFirst();
        for (Engine engine : engines) {
            if (engine.nextEvent() < earliest.nextEvent()) {
                earliest = engine;
            }
        }
        return earliest;
    }

    private void startSlot() {
        slotEnd = second + SLOT_SECONDS;
        conditions = scenario.at(second, profile);
        applyConditions();
        // The gap to the next arrival has no memory, so a new rate may be applied by drawing it anew.
        drawArrival();
    }

    private void applyConditions() {
        for (int node = 0; node < engines.size(); node++) {
            Conditions.OfNode condition = conditions.nodes().get(node);
            if (up.get(node) && !condition.up()) {
                List<Request> lost = engines.get(node).drop();
                engines.set(node, new Engine(profile.engine(), profile.layouts()));
                lost.forEach(this::lost);
            }
            up.set(node, condition.up());
            engines.get(node).slowDown(condition.slowdown());
        }
    }

    private void drawArrival() {
        double rate = conditions.requestsPerSecond();
        nextArrival = rate <= 0 ? Double.POSITIVE_INFINITY : second + random.nextExponential() / rate;
    }

    private void arrive(int attempt) {
        offered++;
        if (!limiter.take(second)) {
            rejected429++;
            retryPerhaps(attempt);
        } else if (!connect() || !route(attempt)) {
            rejected503++;
            retryPerhaps(attempt);
        } else {
            inFlight++;
        }
    }

    /** Each request brings its own connection, which stays open for a while after the answer. */
    private boolean connect() {
        dropIdleConnections();
        return inFlight + idleUntil.size() < profile.gateway().connectionLimit();
    }

    /** The less busy of two nodes picked at random, as Envoy's LEAST_REQUEST does. */
    private boolean route(int attempt) {
        List<Engine> alive = new ArrayList<>(engines.size());
        for (int node = 0; node < serving; node++) {
            if (up.get(node)) {
                alive.add(engines.get(node));
            }
        }
        if (alive.isEmpty()) {
            return false;
        }
        Optional<Conditions.Skew> skew = conditions.skew().filter(skewed -> up.get(skewed.node()));
        if (skew.isPresent() && random.nextDouble() < skew.get().share()) {
            return engines.get(skew.get().node()).offer(request(attempt), second);
        }
        Engine one = alive.get(random.nextInt(alive.size()));
        Engine other = alive.get(random.nextInt(alive.size()));
        Engine chosen = one.inFlight() <= other.inFlight() ? one : other;
        return chosen.offer(request(attempt), second);
    }

    private Request request(int attempt) {
        Workload workload = conditions.workload();
        int prompt = workload.prompt().sample(random);
        double around = 1 + 0.4 * (random.nextDouble() - 0.5);
        int cached = (int) Math.min(prompt - 1, prompt * workload.cachedShare() * around);
        boolean failing = random.nextDouble() < workload.failureShare();
        double arrived = second - profile.engine().frontEndSeconds();
        return new Request(attempt, arrived, prompt, cached, workload.output().sample(random), failing);
    }

    private void answered(Request request) {
        inFlight--;
        if (conditions.idleSeconds() > 0) {
            idleUntil.add(second + conditions.idleSeconds() * 2 * random.nextDouble());
        }
        if (request.failing()) {
            failed++;
            retryPerhaps(request.attempt());
        } else {
            served++;
            listener.accept(new Answer(request.firstTokenSeconds(), request.perTokenSeconds(second)));
        }
    }

    private void lost(Request request) {
        inFlight--;
        failed++;
        retryPerhaps(request.attempt());
    }

    private void retryPerhaps(int attempt) {
        if (conditions.retry().retries(attempt, random)) {
            retries.add(new Retry(second + conditions.retry().delaySeconds(attempt, random), attempt + 1));
        }
    }

    private void dropIdleConnections() {
        while (!idleUntil.isEmpty() && idleUntil.peek() <= second) {
            idleUntil.remove();
        }
    }
}
