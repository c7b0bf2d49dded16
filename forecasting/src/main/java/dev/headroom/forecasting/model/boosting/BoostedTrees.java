package dev.headroom.forecasting.model.boosting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.MutableDataset;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer.RegressionType;

/**
 * Rows of numbers through Tribuo's XGBoost trainer, and the trees that come out as plain objects: asking them needs no
 * native memory and no lock. A NaN among the features is unknown, and each tree knows where to go then. Immutable.
 */
final class BoostedTrees {

    /** Held, so that its level stays set: the trainer tells of every run. */
    private static final Logger TRAINER = Logger.getLogger("org.tribuo.common.xgboost.XGBoostTrainer");

    private static final String OUTPUT = "y";

    static {
        TRAINER.setLevel(Level.WARNING);
    }

    private final List<Tree> trees;

    private BoostedTrees(List<Tree> trees) {
        this.trees = List.copyOf(trees);
    }

    /** What the rows say of their targets. */
    static BoostedTrees train(Rows rows, BoostingSettings settings, long seed) {
        XGBoostModel<Regressor> model = new XGBoostRegressionTrainer(
                        RegressionType.PSEUDOHUBER, settings.trees(), settings.parameters(seed))
                .train(rows.dataset, Map.of());
        List<Tree> trees = new ArrayList<>();
        for (String[] boosted : model.getModelDump()) {
            for (String tree : boosted) {
                trees.add(Tree.parse(
                        tree, id -> columnOf(model.getFeatureIDMap().get(id).getName())));
            }
        }
        return new BoostedTrees(trees);
    }

    static BoostedTrees of(List<Tree> trees) {
        return new BoostedTrees(trees);
    }

    List<Tree> trees() {
        return trees;
    }

    double at(float[] row) {
        double sum = 0;
        for (Tree tree : trees) {
            sum += tree.at(row);
        }
        return sum;
    }

    private static int columnOf(String name) {
        return Integer.parseInt(name.substring(1));
    }

    /** What to learn from; one thread. */
    static final class Rows {
        private final MutableDataset<Regressor> dataset;
        private String[] names = new String[0];

        Rows() {
            RegressionFactory factory = new RegressionFactory();
            dataset = new MutableDataset<>(new SimpleDataSourceProvenance("demand history", factory), factory);
        }

        void add(float[] row, double target) {
            if (names.length == 0) {
                names = new String[row.length];
                for (int i = 0; i < row.length; i++) {
                    names[i] = String.format("x%04d", i); // Tribuo sorts features by name
                }
            }
            ArrayExample<Regressor> example = new ArrayExample<>(new Regressor(OUTPUT, target), row.length);
            for (int i = 0; i < row.length; i++) {
                if (!Float.isNaN(row[i])) {
                    example.add(names[i], row[i]);
                }
            }
            dataset.add(example);
        }

        int count() {
            return dataset.size();
        }
    }
}
