package dev.headroom.forecasting.capacity;

import java.util.List;

/**
 * The decode step of an engine, fitted to what it did: seconds per token = α + β·running + γ·(uncached prompt tokens
 * per step). An engine that is never idle spends each second on decode steps and prefill, so
 * {@code 1 = (G/b)(α + βb) + γP}; times b/G that is the line fitted here by least squares with no negative coefficient.
 *
 * @param baseSeconds α
 * @param perRequestSeconds β
 * @param perPromptTokenSeconds γ
 */
record EngineFit(double baseSeconds, double perRequestSeconds, double perPromptTokenSeconds) {

    private static final int COEFFICIENTS = 3;

    /**
     * With a constant mix of tokens β and γ cannot be told apart, only their sum at that mix. This share of each
     * diagonal keeps the solution from running away along that line; capacity depends on the sum alone.
     */
    private static final double RIDGE = 1e-6;

    double secondsPerToken(double running, double promptTokensPerOutputToken) {
        return baseSeconds + running * (perRequestSeconds + promptTokensPerOutputToken * perPromptTokenSeconds);
    }

    /** Fits by trying every set of coefficients held at zero and keeping the feasible one with the least error. */
    static EngineFit of(List<EngineWindow> windows) {
        EngineFit best = new EngineFit(0, 0, 0);
        double leastError = Double.POSITIVE_INFINITY;
        for (int free = 1; free < 1 << COEFFICIENTS; free++) {
            double[] solution = solve(windows, free);
            EngineFit fit = new EngineFit(solution[0], solution[1], solution[2]);
            double error = fit.feasible() ? fit.squaredError(windows) : Double.POSITIVE_INFINITY;
            if (error < leastError) {
                best = fit;
                leastError = error;
            }
        }
        return best;
    }

    private boolean feasible() {
        return baseSeconds >= 0 && perRequestSeconds >= 0 && perPromptTokenSeconds >= 0;
    }

    private double squaredError(List<EngineWindow> windows) {
        return windows.stream()
                .mapToDouble(window -> {
                    double fitted = baseSeconds
                            + perRequestSeconds * window.running()
                            + perPromptTokenSeconds * window.prefillTokensPerStep();
                    double relative = fitted / window.secondsPerToken() - 1;
                    return relative * relative;
                })
                .sum();
    }

    /** Normal equations of the relative error, over the coefficients whose bit is set in {@code free}. */
    private static double[] solve(List<EngineWindow> windows, int free) {
        double[][] system = new double[COEFFICIENTS][COEFFICIENTS + 1];
        for (EngineWindow window : windows) {
            double target = window.secondsPerToken();
            double[] row = {1 / target, window.running() / target, window.prefillTokensPerStep() / target};
            for (int i = 0; i < COEFFICIENTS; i++) {
                for (int j = 0; j < COEFFICIENTS; j++) {
                    system[i][j] += row[i] * row[j];
                }
                system[i][COEFFICIENTS] += row[i];
            }
        }
        for (int i = 0; i < COEFFICIENTS; i++) {
            if ((free & 1 << i) == 0) {
                hold(system, i);
            } else {
                system[i][i] *= 1 + RIDGE;
            }
        }
        return eliminate(system);
    }

    private static void hold(double[][] system, int coefficient) {
        for (int j = 0; j <= COEFFICIENTS; j++) {
            system[coefficient][j] = 0;
        }
        for (double[] row : system) {
            row[coefficient] = 0;
        }
        system[coefficient][coefficient] = 1;
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
