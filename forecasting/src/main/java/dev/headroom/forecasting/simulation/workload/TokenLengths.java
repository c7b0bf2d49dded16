package dev.headroom.forecasting.simulation.workload;

import java.util.List;
import java.util.random.RandomGenerator;

/** Lengths of prompts or answers in tokens: a mix of log-normal parts, cut at a maximum. */
public record TokenLengths(List<Part> parts, int maxTokens) {

    /** One log-normal part. The weights, shares of requests, add up to 1. */
    public record Part(double weight, double medianTokens, double sigma) {
        public Part {
            if (!(weight > 0 && weight <= 1) || !(medianTokens >= 1) || !(sigma > 0)) {
                throw new IllegalArgumentException("a part needs weight in (0, 1], median >= 1 and sigma > 0, was "
                        + weight + ", " + medianTokens + ", " + sigma);
            }
        }
    }

    public TokenLengths {
        parts = List.copyOf(parts);
        double total = parts.stream().mapToDouble(Part::weight).sum();
        if (Math.abs(total - 1) > 1e-9) {
            throw new IllegalArgumentException("weights must add up to 1, were " + total);
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be >= 1, was " + maxTokens);
        }
    }

    public static TokenLengths logNormal(double medianTokens, double sigma, int maxTokens) {
        return new TokenLengths(List.of(new Part(1, medianTokens, sigma)), maxTokens);
    }

    public int sample(RandomGenerator random) {
        double pick = random.nextDouble();
        Part chosen = parts.getLast();
        for (Part part : parts) {
            pick -= part.weight;
            if (pick < 0) {
                chosen = part;
                break;
            }
        }
        double tokens = chosen.medianTokens * Math.exp(chosen.sigma * random.nextGaussian());
        return Math.clamp(Math.round(tokens), 1, maxTokens);
    }

    public double meanTokens() {
        return moment(1);
    }

    /** Tokens that a request seen at a random moment of its life has produced on average: E[L²] / 2E[L]. */
    public double meanTokensHalfWay() {
        return moment(2) / (2 * moment(1));
    }

    /** Moment of the cut distribution, in closed form. */
    private double moment(int order) {
        double moment = 0;
        for (Part part : parts) {
            double spread = order * part.sigma;
            double cut = Math.log(maxTokens / part.medianTokens) / part.sigma;
            double below = Math.pow(part.medianTokens, order) * Math.exp(spread * spread / 2);
            moment += part.weight
                    * (below * Normal.cdf(cut - spread) + Math.pow(maxTokens, order) * (1 - Normal.cdf(cut)));
        }
        return moment;
    }

    /** Share of lengths at or below {@code tokens}. */
    public double cdf(double tokens) {
        if (tokens >= maxTokens) {
            return 1;
        }
        if (tokens <= 0) {
            return 0;
        }
        double share = 0;
        for (Part part : parts) {
            share += part.weight * Normal.cdf(Math.log(tokens / part.medianTokens) / part.sigma);
        }
        return share;
    }
}
