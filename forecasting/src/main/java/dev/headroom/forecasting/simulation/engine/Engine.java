package dev.headroom.forecasting.simulation.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * One replica with continuous batching, step by step. A step costs a few operations however many requests run, because
 * all of them gain one token: only those that end in it are touched. One thread.
 */
public final class Engine {

    private final EngineProfile profile;
    private final Latencies latencies;
    private final Deque<Request> waiting = new ArrayDeque<>();
    private final Deque<Request> prefilling = new ArrayDeque<>();
    private final PriorityQueue<Request> decoding =
            new PriorityQueue<>(Comparator.comparingLong(request -> request.endsAtStep));
    private final List<Request> prefilled = new ArrayList<>();

    private double slowdown = 1;
    private long step;
    private double stepStart;
    private double stepEnd = Double.POSITIVE_INFINITY;
    private long tokensHeld;
    private long served;
    private long failed;
    private long rejected;
    private long promptTokens;
    private long cachedTokens;
    private long generationTokens;
    private long preemptions;

    public Engine(EngineProfile profile, LatencyLayouts layouts) {
        this.profile = profile;
        this.latencies = Latencies.empty(layouts);
    }

    /** From the next step on. */
    public void slowDown(double factor) {
        slowdown = factor;
    }

    /** False when the queue is full and the request was refused. */
    public boolean offer(Request request, double now) {
        if ((waiting.size() >= profile.maxQueued() && !waiting.isEmpty())
                || request.promptTokens >= profile.kvTokens()) {
            rejected++;
            return false;
        }
        waiting.addLast(request);
        if (Double.isInfinite(stepEnd)) {
            startStep(now);
        }
        return true;
    }

    /** When something happens next; infinite while idle. */
    public double nextEvent() {
        return stepEnd;
    }

    public int inFlight() {
        return waiting.size() + prefilling.size() + decoding.size();
    }

    /** Ends the running step and starts the next one. Every request that came to its end is handed over. */
    public void finishStep(Consumer<Request> ended) {
        double now = stepEnd;
        step++;
        if (!decoding.isEmpty()) {
            latencies.perToken().observe(now - stepStart, decoding.size());
            generationTokens += decoding.size();
            tokensHeld += decoding.size();
        }
        while (!decoding.isEmpty() && decoding.peek().endsAtStep <= step) {
            end(decoding.poll(), now, ended);
        }
        for (Request request : prefilled) {
            firstToken(request, now, ended);
        }
        prefilled.clear();
        makeRoom();
        startStep(now);
    }

    /** Everything the node held, when it is lost. */
    public List<Request> drop() {
        List<Request> lost = new ArrayList<>(waiting);
        lost.addAll(prefilling);
        lost.addAll(prefilled);
        lost.addAll(decoding);
        return lost;
    }

    public NodeState state() {
        return new NodeState(
                true,
                slowdown,
                new NodeState.Totals(
                        served, failed, rejected, promptTokens, cachedTokens, generationTokens, preemptions),
                new NodeState.Gauges(running(), waiting.size(), (double) tokensHeld / profile.kvTokens()),
                latencies.copy());
    }

    private int running() {
        return prefilling.size() + prefilled.size() + decoding.size();
    }

    private void startStep(double now) {
        admit(now);
        int tokens = prefill();
        stepStart = now;
        stepEnd = running() == 0
                ? Double.POSITIVE_INFINITY
                : now + profile.stepSeconds(decoding.size(), tokens) * slowdown;
    }

    private void admit(double now) {
        while (!waiting.isEmpty() && running() < profile.maxRunning()) {
            Request request = waiting.peekFirst();
            if (tokensHeld + request.tokensToHold() > profile.kvTokens() && running() > 0) {
                return;
            }
            waiting.removeFirst();
            tokensHeld += request.tokensToHold();
            if (!request.admittedBefore) {
                request.admittedBefore = true;
                latencies.queue().observe(now - request.arrived - profile.frontEndSeconds(), 1);
                promptTokens += request.promptTokens;
                cachedTokens += request.cachedTokens;
            }
            request.prefillLeft = Math.max(1, request.tokensToHold() - request.cachedTokens);
            prefilling.addLast(request);
        }
    }

    private int prefill() {
        int budget = profile.chunkTokens();
        for (Iterator<Request> queue = prefilling.iterator(); queue.hasNext() && budget > 0; ) {
            Request request = queue.next();
            int tokens = Math.min(budget, request.prefillLeft);
            request.prefillLeft -= tokens;
            budget -= tokens;
            if (request.prefillLeft == 0) {
                queue.remove();
                prefilled.add(request);
            }
        }
        return profile.chunkTokens() - budget;
    }

    private void firstToken(Request request, double now, Consumer<Request> ended) {
        if (request.generatedBefore == 0) {
            latencies.firstToken().observe(now - request.arrived, 1);
            request.firstTokenAt = now;
        }
        request.generatedBefore++;
        generationTokens++;
        tokensHeld++;
        request.decoding = true;
        request.joinedAtStep = step;
        request.endsAtStep = step + request.outputTokens - request.generatedBefore;
        if (request.endsAtStep <= step) {
            end(request, now, ended);
        } else {
            decoding.add(request);
        }
    }

    private void end(Request request, double now, Consumer<Request> ended) {
        tokensHeld -= request.promptTokens + request.generatedBy(step);
        latencies.endToEnd().observe(now - request.arrived, 1);
        if (request.failing) {
            failed++;
        } else {
            served++;
        }
        ended.accept(request);
    }

    /** Pushes the youngest requests back to the queue until the cache holds the rest for another step. */
    private void makeRoom() {
        while (tokensHeld + decoding.size() > profile.kvTokens() && decoding.size() > 1) {
            Request youngest = decoding.stream()
                    .max(Comparator.comparingLong(request -> request.joinedAtStep))
                    .orElseThrow();
            decoding.remove(youngest);
            long generated = youngest.generatedBy(step);
            tokensHeld -= youngest.promptTokens + generated;
            youngest.generatedBefore = Math.toIntExact(generated);
            youngest.decoding = false;
            waiting.addFirst(youngest);
            preemptions++;
        }
    }
}
