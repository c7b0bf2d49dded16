package dev.headroom.forecasting.model.boosting;

import java.util.Map;

/**
 * How trees are grown. The loss is pseudo-Huber: squared near zero and straight beyond {@value #SLOPE} units, so that one
 * flash crowd does not outweigh a month.
 *
 * @param trees how many
 * @param depth splits from root to leaf at most
 * @param rate share of each tree's answer that counts
 * @param leaf rows in a leaf, about, at least
 */
record BoostingSettings(int trees, int depth, double rate, int leaf) {

    static final BoostingSettings USUAL = new BoostingSettings(300, 6, 0.05, 20);

    private static final double SLOPE = 3;

    Map<String, Object> parameters(long seed) {
        return Map.ofEntries(
                Map.entry("objective", "reg:pseudohubererror"),
                Map.entry("huber_slope", SLOPE),
                Map.entry("base_score", 0),
                Map.entry("tree_method", "hist"),
                Map.entry("max_bin", 128),
                Map.entry("max_depth", depth),
                Map.entry("eta", rate),
                Map.entry("min_child_weight", leaf),
                Map.entry("subsample", 0.8),
                Map.entry("colsample_bytree", 0.6),
                Map.entry("nthread", 1), // several threads add up in another order
                Map.entry("verbosity", 0),
                Map.entry("seed", seed));
    }
}
