package dev.headroom.forecasting.capacity;

/**
 * The decode step of an engine, fitted to what it did: seconds per token = α + β·running + γ·(uncached prompt tokens
 * per step). With b requests running, G tokens generated and P uncached prompt tokens computed per second, an engine that
 * is never idle spends each second on decode steps and prefill: {@code 1 = (G/b)(α + βb) + γP}. Solved for the speed that
 * one request sees, {@code G/b = (1 − βG − γP)/α}, that is a line in G and P, which are counted exactly; b is only sampled,
 * so it may stand on the left side alone, or its noise would pass for slope. Least squares, no coefficient negative.
 *
 * @param baseSeconds α
 * @param perRequestSeconds β
 * @param perPromptTokenSeconds γ
 */
record EngineFit(double baseSeconds, double perRequestSeconds, double perPromptTokenSeconds) {

    private static final int COEFFICIENTS = EngineSums.COEFFICIENTS;
    private static final int ALL = (1 << COEFFICIENTS) - 1;
    private static final int PREFILL = 1 << 2;
    private static final int BASE = 1;

    /**
     * With a constant mix of tokens β and γ cannot be told apart, only their sum at that mix. This share of each
     * diagonal keeps the solution from running away along that line; capacity depends on the sum alone.
     */
    private static final double RIDGE = 1e-6;

    double secondsPerToken(double running, double promptTokensPerOutputToken) {
        return baseSeconds + running * slope(promptTokensPerOutputToken);
    }

    /** What one more running request adds to each step: β + γ·(uncached prompt tokens per output token). */
    double slope(double promptTokensPerOutputToken) {
        return perRequestSeconds + promptTokensPerOutputToken * perPromptTokenSeconds;
    }

    /** With β and γ apart. */
    static EngineFit of(EngineSums sums) {
        return best(sums, ALL);
    }

    /** With β and γ as one, at the mix that was seen; γ holds it all, which makes a prompt no cheaper than it is. */
    static EngineFit together(EngineSums sums) {
        EngineFit line = best(sums, ALL & ~PREFILL);
        return new EngineFit(
                line.baseSeconds, 0, line.perRequestSeconds / sums.mix().uncachedPerOutput());
    }

    /** Tries every set of coefficients held at zero and keeps the feasible one with the least error. */
    private static EngineFit best(EngineSums sums, int allowed) {
        EngineFit best = new EngineFit(0, 0, 0);
        double leastError = Double.POSITIVE_INFINITY;
        for (int free = BASE; free <= ALL; free++) {
            if ((free & ~allowed) != 0 || (free & BASE) == 0) {
                continue;
            }
            double[] solution = solve(sums, free);
            boolean feasible = solution[0] > 0 && solution[1] >= 0 && solution[2] >= 0;
            double error = feasible ? squaredError(sums, solution) : Double.POSITIVE_INFINITY;
            if (error < leastError) {
                best = new EngineFit(1 / solution[0], solution[1] / solution[0], solution[2] / solution[0]);
                leastError = error;
            }
        }
        return best;
    }

    private static double squaredError(EngineSums sums, double[] solution) {
        double error = sums.targetSquared();
        for (int i = 0; i < COEFFICIENTS; i++) {
            error -= 2 * solution[i] * sums.target(i);
            for (int j = 0; j < COEFFICIENTS; j++) {
                error += solution[i] * solution[j] * sums.product(i, j);
            }
        }
        return error;
    }

    /** Normal equations over the coefficients whose bit is set in {@code free}; the others are zero. */
    private static double[] solve(EngineSums sums, int free) {
        double[][] system = new double[COEFFICIENTS][COEFFICIENTS + 1];
        for (int i = 0; i < COEFFICIENTS; i++) {
            boolean isFree = (free & 1 << i) != 0;
            for (int j = 0; j < COEFFICIENTS; j++) {
                system[i][j] = isFree && (free & 1 << j) != 0 ? sums.product(i, j) : 0;
            }
            system[i][i] = isFree ? system[i][i] * (1 + RIDGE) : 1;
            system[i][COEFFICIENTS] = isFree ? sums.target(i) : 0;
        }
        return eliminate(system);
    }

    /** Gauss without pivoting: the matrix is symmetric and positive definite. */
    private static double[] eliminate(double[][] system) {
        for (int i = 0; i < COEFFICIENTS; i++) {
            for (int k = 0; k < COEFFICIENTS; k++) {
                double factor = k == i || system[i][i] == 0 ? 0 : system[k][i] / system[i][i];
                for (int j = i; j <= COEFFICIENTS; j++) {
                    system[k][j] -= factor * system[i][j];
                }
            }
        }
        double[] solution = new double[COEFFICIENTS];
        for (int i = 0; i < COEFFICIENTS; i++) {
            solution[i] = system[i][i] == 0 ? 0 : system[i][COEFFICIENTS] / system[i][i];
        }
        return solution;
    }
}
