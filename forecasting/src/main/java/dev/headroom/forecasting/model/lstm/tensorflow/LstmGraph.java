package dev.headroom.forecasting.model.lstm.tensorflow;

import dev.headroom.forecasting.model.lstm.LstmShape;
import dev.headroom.forecasting.model.lstm.Quantiles;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The network as TensorFlow operations: an LSTM over the window, one dense layer to the quantiles of all knots at once,
 * added to what the knot was one long season before. Quantiles cannot cross: the outer ones are the median plus or minus
 * sums of softplus, which is never negative. One thread.
 */
final class LstmGraph {

    static final String INPUT = "input";
    static final String OUTPUT = "quantiles";
    static final String READ = "read";
    static final String RECALL = "recall";
    static final String GATE_BIAS = "gate_bias";
    static final String STATE = "state";
    static final String DIRECT = "direct";
    static final String ANSWER_BIAS = "answer_bias";

    private final LstmShape shape;
    private final Ops tf;

    private LstmGraph(LstmShape shape, Ops tf) {
        this.shape = shape;
        this.tf = tf;
    }

    /** With weights that it starts from. */
    static GraphDef of(LstmShape shape, LstmWeights weights) {
        try (Graph graph = new Graph()) {
            LstmGraph built = new LstmGraph(shape, Ops.create(graph));
            built.build(weights);
            return graph.toGraphDef();
        }
    }

    private void build(LstmWeights weights) {
        Placeholder<TFloat32> input = tf.withName(INPUT)
                .placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, shape.inputs())));
        Operand<TFloat32> state = lastState(input, weights);
        int knots = shape.knots().size();
        int windowEnd = shape.window() * shape.features();
        Operand<TFloat32> direct = columns(input, windowEnd, shape.direct());
        Operand<TFloat32> raw = tf.math.add(
                tf.math.add(
                        tf.linalg.matMul(state, variable(STATE, weights.state())),
                        tf.linalg.matMul(direct, variable(DIRECT, weights.direct()))),
                variable(ANSWER_BIAS, weights.answerBias()));
        Operand<TFloat32> longSeason =
                tf.reshape(columns(input, windowEnd + knots, knots), tf.constant(new int[] {-1, knots, 1}));
        answer(raw, longSeason);
    }

    private Operand<TFloat32> lastState(Operand<TFloat32> input, LstmWeights weights) {
        int units = shape.units();
        Operand<TFloat32> window = columns(input, 0, shape.window() * shape.features());
        Operand<TFloat32> steps = tf.reshape(window, tf.constant(new int[] {-1, shape.features()}));
        Operand<TFloat32> read = tf.math.add(
                tf.linalg.matMul(steps, variable(READ, weights.read())), variable(GATE_BIAS, weights.gateBias()));
        List<Output<TFloat32>> reads = tf.unstack(
                        tf.reshape(read, tf.constant(new int[] {-1, shape.window(), 4 * units})),
                        (long) shape.window(),
                        Unstack.axis(1L))
                .output();
        Operand<TFloat32> recall = variable(RECALL, weights.recall());
        Cell cell = first(reads.getFirst());
        for (Operand<TFloat32> fromStep : reads.subList(1, reads.size())) {
            cell = next(cell, tf.math.add(fromStep, tf.linalg.matMul(cell.state, recall)));
        }
        return cell.state;
    }

    private Cell first(Operand<TFloat32> sum) {
        List<Output<TFloat32>> gates = gates(sum);
        return cell(gates, fresh(gates));
    }

    private Cell next(Cell before, Operand<TFloat32> sum) {
        List<Output<TFloat32>> gates = gates(sum);
        Operand<TFloat32> kept = tf.math.mul(tf.math.sigmoid(gates.get(1)), before.memory);
        return cell(gates, tf.math.add(kept, fresh(gates)));
    }

    /** In, forget, candidate, out. */
    private List<Output<TFloat32>> gates(Operand<TFloat32> sum) {
        return tf.split(tf.constant(1), sum, 4L).output();
    }

    private Operand<TFloat32> fresh(List<Output<TFloat32>> gates) {
        return tf.math.mul(tf.math.sigmoid(gates.get(0)), tf.math.tanh(gates.get(2)));
    }

    private Cell cell(List<Output<TFloat32>> gates, Operand<TFloat32> memory) {
        return new Cell(tf.math.mul(tf.math.sigmoid(gates.get(3)), tf.math.tanh(memory)), memory);
    }

    private record Cell(Operand<TFloat32> state, Operand<TFloat32> memory) {}

    private void answer(Operand<TFloat32> raw, Operand<TFloat32> longSeason) {
        int levels = Quantiles.LEVELS.size();
        Operand<TFloat32> table =
                tf.reshape(raw, tf.constant(new int[] {-1, shape.knots().size(), levels}));
        Operand<TFloat32> median = tf.math.add(longSeason, level(table, Quantiles.MEDIAN));
        List<Operand<TFloat32>> answers = new ArrayList<>(List.of(median));
        Operand<TFloat32> edge = median;
        for (int level = Quantiles.MEDIAN - 1; level >= 0; level--) {
            edge = tf.math.sub(edge, tf.math.softplus(level(table, level)));
            answers.addFirst(edge);
        }
        edge = median;
        for (int level = Quantiles.MEDIAN + 1; level < levels; level++) {
            edge = tf.math.add(edge, tf.math.softplus(level(table, level)));
            answers.addLast(edge);
        }
        tf.withName(OUTPUT).reshape(tf.concat(answers, tf.constant(2)), tf.constant(new int[] {-1, shape.outputs()}));
    }

    private Operand<TFloat32> level(Operand<TFloat32> table, int level) {
        return tf.slice(table, tf.constant(new int[] {0, 0, level}), tf.constant(new int[] {-1, -1, 1}));
    }

    private Operand<TFloat32> columns(Operand<TFloat32> matrix, int from, int count) {
        Operand<TInt32> begin = tf.constant(new int[] {0, from});
        return tf.slice(matrix, begin, tf.constant(new int[] {-1, count}));
    }

    private Variable<TFloat32> variable(String name, Matrix matrix) {
        return tf.withName(name).variable(tf.constant(StdArrays.ndCopyOf(matrix.toRows())));
    }
}
