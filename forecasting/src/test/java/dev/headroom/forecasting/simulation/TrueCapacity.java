package dev.headroom.forecasting.simulation;

import dev.headroom.collector.fleet.Slo;
import dev.headroom.forecasting.simulation.engine.Engine;
import dev.headroom.forecasting.simulation.engine.EngineProfile;
import dev.headroom.forecasting.simulation.engine.LatencyLayouts;
import dev.headroom.forecasting.simulation.engine.Request;
import dev.headroom.forecasting.simulation.workload.Workload;
import java.util.SplittableRandom;

/**
 * What one simulated replica really sustains, by trying: the highest rate of random arrivals at which the 95th percentiles
 * of the time to first token, and of each request's mean time per further token, stay within the objective.
 */
public final class TrueCapacity {

    private static final double WARM_UP_SECONDS = 240;
    private static final int REQUESTS = 3000;
    private static final double P95 = 0.95;

    private TrueCapacity() {}

    /** Requests per second, within one per cent. */
    public static double of(EngineProfile engine, Workload workload, Slo slo) {
        double low = 0;
        double high = engine.throughput(engine.hardestRunning(workload), workload);
        while (high - low > 0.01 * high) {
            double rate = (low + high) / 2;
            if (holds(engine, workload, slo, rate)) {
                low = rate;
            } else {
                high = rate;
            }
        }
        return (low + high) / 2;
    }

    private static boolean holds(EngineProfile profile, Workload workload, Slo slo, double rate) {
        SplittableRandom random = new SplittableRandom(17);
        Engine engine = new Engine(profile, LatencyLayouts.VLLM);
        int[] counts = new int[3];
        double second = 0;
        while (counts[0] < REQUESTS && second < 20 * REQUESTS / rate) {
            second += random.nextExponential() / rate;
            while (engine.nextEvent() <= second) {
                double end = engine.nextEvent();
                engine.finishStep(request -> judge(request, end, slo, counts));
            }
            engine.offer(request(workload, second - profile.frontEndSeconds(), random), second);
        }
        return counts[0] >= REQUESTS && counts[1] <= (1 - P95) * counts[0] && counts[2] <= (1 - P95) * counts[0];
    }

    static Request request(Workload workload, double arrived, SplittableRandom random) {
        int prompt = workload.prompt().sample(random);
        int cached = (int) Math.min(prompt - 1, prompt * workload.cachedShare());
        return new Request(1, arrived, prompt, cached, workload.output().sample(random), false);
    }

    /** Counts requests: all, too late with their first token, too slow with the others. */
    private static void judge(Request request, double end, Slo slo, int[] counts) {
        if (request.arrived() < WARM_UP_SECONDS || request.outputTokens() < 2) {
            return;
        }
        counts[0]++;
        if (request.firstTokenSeconds() > slo.ttft().toNanos() / 1e9) {
            counts[1]++;
        }
        if (request.perTokenSeconds(end) > slo.tpot().toNanos() / 1e9) {
            counts[2]++;
        }
    }
}
