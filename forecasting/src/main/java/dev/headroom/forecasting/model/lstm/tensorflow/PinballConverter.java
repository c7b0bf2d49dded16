package dev.headroom.forecasting.model.lstm.tensorflow;

import com.google.protobuf.Any;
import com.oracle.labs.mlrg.olcut.util.Pair;
import dev.headroom.forecasting.model.lstm.Quantiles;
import java.util.function.BiFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;
import org.tribuo.interop.tensorflow.RegressorConverter;
import org.tribuo.protos.ProtoSerializableClass;

/** Makes the trainer lessen the pinball loss of all quantiles instead of the squared error. */
@ProtoSerializableClass(version = PinballConverter.CURRENT_VERSION)
public final class PinballConverter extends RegressorConverter {

    public static final int CURRENT_VERSION = 0;

    private static final long serialVersionUID = 1L;

    /** How Tribuo reads it back. */
    public static PinballConverter deserializeFromProto(int version, String className, Any message) {
        if (version != CURRENT_VERSION || !message.getValue().isEmpty()) {
            throw new IllegalArgumentException("not a pinball converter of version " + CURRENT_VERSION);
        }
        return new PinballConverter();
    }

    @Override
    public BiFunction<Ops, Pair<Placeholder<? extends TNumber>, Operand<TNumber>>, Operand<TNumber>> loss() {
        return (tf, pair) -> pinball(tf, number(pair.getA()), number(pair.getB()));
    }

    /** Targets and answers have the quantiles of one knot beside each other. */
    private static Operand<TNumber> pinball(Ops tf, Operand<TFloat32> target, Operand<TFloat32> answer) {
        int levels = Quantiles.LEVELS.size();
        Operand<TFloat32> error = tf.reshape(tf.math.sub(target, answer), tf.constant(new int[] {-1, levels}));
        float[] above = new float[levels];
        float[] below = new float[levels];
        for (int i = 0; i < levels; i++) {
            above[i] = Quantiles.LEVELS.get(i).floatValue();
            below[i] = above[i] - 1;
        }
        Operand<TFloat32> loss =
                tf.math.maximum(tf.math.mul(error, tf.constant(above)), tf.math.mul(error, tf.constant(below)));
        return number(tf.math.mean(loss, tf.constant(new int[] {0, 1})));
    }

    @SuppressWarnings("unchecked") // the graph is made of 32-bit floats only
    private static <A extends TNumber, B extends TNumber> Operand<B> number(Operand<A> operand) {
        return (Operand<B>) operand;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PinballConverter;
    }

    @Override
    public int hashCode() {
        return 37;
    }

    @Override
    public String toString() {
        return "PinballConverter(levels=" + Quantiles.LEVELS + ")";
    }
}
