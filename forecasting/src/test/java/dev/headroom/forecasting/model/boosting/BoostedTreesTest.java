package dev.headroom.forecasting.model.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {

    private static final BoostingSettings SMALL = new BoostingSettings(60, 4, 0.2, 2);

    @Test
    void stepsThatNoLineFollowsAreLearned() {
        BoostedTrees trees = BoostedTrees.train(stairs(), SMALL, 1);

        assertThat(trees.at(new float[] {0.1f, 0.5f})).isCloseTo(0, Offset.offset(0.2));
        assertThat(trees.at(new float[] {0.9f, 0.5f})).isCloseTo(2, Offset.offset(0.2));
    }

    @Test
    void aSeedFixesTheTrees() {
        float[] row = {0.52f, 0.3f};

        assertThat(BoostedTrees.train(stairs(), SMALL, 3).at(row))
                .isEqualTo(BoostedTrees.train(stairs(), SMALL, 3).at(row));
    }

    @Test
    void rowsOfZerosOnlyGiveZero() {
        BoostedTrees.Rows rows = new BoostedTrees.Rows();
        for (int i = 0; i < 100; i++) {
            rows.add(new float[] {0, Float.NaN}, 0);
        }

        assertThat(BoostedTrees.train(rows, SMALL, 1).at(new float[] {0, 0})).isZero();
    }

    private static BoostedTrees.Rows stairs() {
        SplittableRandom random = new SplittableRandom(5);
        BoostedTrees.Rows rows = new BoostedTrees.Rows();
        for (int i = 0; i < 500; i++) {
            float x = (float) random.nextDouble();
            rows.add(new float[] {x, (float) random.nextDouble()}, x < 0.5 ? 0 : 2);
        }
        return rows;
    }
}
