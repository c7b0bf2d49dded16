package dev.headroom.forecasting.model.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TreeTest {

    private static final String DUMP = """
            0:[f0<0.5] yes=1,no=2,missing=2
            \t1:leaf=-1.5
            \t2:[f3<-2e-05] yes=3,no=4,missing=3
            \t\t3:leaf=0.25
            \t\t4:leaf=1e+01
            """;

    private final Tree tree = Tree.parse(DUMP, id -> id == 0 ? 1 : 0);

    @Test
    void rowsFallToTheLeafOfTheirSide() {
        assertThat(tree.at(new float[] {0, 0.4f})).isEqualTo(-1.5);
        assertThat(tree.at(new float[] {-1, 0.5f})).isEqualTo(0.25);
        assertThat(tree.at(new float[] {0, 9})).isEqualTo(10);
    }

    @Test
    void unknownFeaturesGoWhereTheDumpSendsThem() {
        assertThat(tree.at(new float[] {Float.NaN, Float.NaN})).isEqualTo(0.25);
    }

    @Test
    void anythingElseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tree.parse("booster[0]", id -> id))
                .withMessageContaining("no line of a tree");
    }
}
