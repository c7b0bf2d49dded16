package dev.headroom.forecasting.model.lstm.tensorflow;

import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import dev.headroom.forecasting.model.lstm.LstmShape;
import dev.headroom.forecasting.model.lstm.Quantiles;
import dev.headroom.forecasting.model.shelf.UnreadableModelException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tensorflow.types.TFloat32;
import org.tribuo.Tribuo;
import org.tribuo.interop.tensorflow.DenseFeatureConverter;
import org.tribuo.interop.tensorflow.TensorFlowModel;
import org.tribuo.interop.tensorflow.TensorFlowNativeModel;
import org.tribuo.interop.tensorflow.protos.TensorFlowNativeModelProto;
import org.tribuo.interop.tensorflow.protos.TensorTupleProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.regression.Regressor;

/**
 * A network as bytes: a heading of ours (mark, version, shape, provenance as text) and the model as Tribuo's protobuf.
 *
 * <p>Reading trusts nothing. Tribuo would look up and run classes by the names in a protobuf, and TensorFlow would run
 * whatever graph is in it, so neither is asked to read: the names must be the few that we write, and only the numbers of
 * the six matrices are taken, from which the network is built anew. Immutable.
 */
final class NetworkFile {

    /** Refuses files of any other version. */
    static final int FORMAT = 1;

    private static final int MARK = 0x48524c53;
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_TEXT = 1 << 20;

    private final LstmShape shape;
    private final String provenance;
    private final LstmWeights weights;
    private final byte[] model;

    private NetworkFile(LstmShape shape, String provenance, byte[] model) {
        this.shape = shape;
        this.provenance = provenance;
        this.weights = weights(shape, model);
        this.model = model;
    }

    LstmShape shape() {
        return shape;
    }

    String provenance() {
        return provenance;
    }

    LstmWeights weights() {
        return weights;
    }

    static NetworkFile of(LstmShape shape, TensorFlowModel<Regressor> model) {
        byte[] bytes = model.serialize().toByteArray();
        String provenance =
                "Tribuo " + Tribuo.VERSION + "\n" + ProvenanceUtil.formattedProvenanceString(model.getProvenance());
        return new NetworkFile(shape, provenance, bytes);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(model.length + 4096);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeInt(FORMAT);
            out.writeInt(shape.units());
            out.writeInt(shape.window());
            out.writeInt(shape.knots().size());
            for (int knot : shape.knots()) {
                out.writeInt(knot);
            }
            byte[] text = provenance.getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
            out.writeInt(model.length);
            out.write(model);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Throws {@link UnreadableModelException} for anything that {@link #toBytes} has not written. */
    static NetworkFile read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableModelException("a network of " + bytes.length + " bytes is not ours");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            require(in.readInt() == MARK, "the bytes are no network");
            int format = in.readInt();
            require(format == FORMAT, "the network is of format " + format + ", this version reads " + FORMAT);
            int units = in.readInt();
            int window = in.readInt();
            Integer[] knots = new Integer[length(in, bytes.length)];
            for (int i = 0; i < knots.length; i++) {
                knots[i] = in.readInt();
            }
            LstmShape shape = new LstmShape(units, window, Arrays.asList(knots));
            String provenance = new String(in.readNBytes(length(in, MOST_TEXT)), StandardCharsets.UTF_8);
            byte[] model = in.readNBytes(length(in, in.available()));
            require(in.available() == 0, "the network is followed by something else");
            return new NetworkFile(shape, provenance, model);
        } catch (IOException | IllegalArgumentException broken) {
            throw new UnreadableModelException("the network is broken: " + broken.getMessage(), broken);
        }
    }

    private static int length(DataInputStream in, int most) throws IOException {
        int length = in.readInt();
        require(length >= 0 && length <= most, "a length is wrong");
        return length;
    }

    private static LstmWeights weights(LstmShape shape, byte[] model) {
        TensorFlowNativeModelProto proto = proto(model);
        Map<String, TensorTupleProto> tensors = proto.getTensorsMap();
        int gates = 4 * shape.units();
        int answers = shape.knots().size() * Quantiles.LEVELS.size();
        return new LstmWeights(
                matrix(tensors, LstmGraph.READ, shape.features(), gates),
                matrix(tensors, LstmGraph.RECALL, shape.units(), gates),
                matrix(tensors, LstmGraph.GATE_BIAS, 1, gates),
                matrix(tensors, LstmGraph.STATE, shape.units(), answers),
                matrix(tensors, LstmGraph.DIRECT, shape.direct(), answers),
                matrix(tensors, LstmGraph.ANSWER_BIAS, 1, answers));
    }

    private static TensorFlowNativeModelProto proto(byte[] model) {
        try {
            ModelProto outer = ModelProto.parseFrom(model);
            allowed(outer.getClassName(), TensorFlowNativeModel.class);
            TensorFlowNativeModelProto proto = outer.getSerializedData().unpack(TensorFlowNativeModelProto.class);
            allowed(proto.getFeatureConverter().getClassName(), DenseFeatureConverter.class);
            allowed(proto.getOutputConverter().getClassName(), PinballConverter.class);
            return proto;
        } catch (InvalidProtocolBufferException broken) {
            throw new UnreadableModelException("the model is no Tribuo protobuf: " + broken.getMessage(), broken);
        }
    }

    private static Matrix matrix(Map<String, TensorTupleProto> tensors, String name, int rows, int columns) {
        TensorTupleProto tensor = tensors.get(name);
        if (tensor == null) {
            throw new UnreadableModelException("the model has no matrix '" + name + "'");
        }
        allowed(tensor.getClassName(), TFloat32.class);
        boolean fits = tensor.getShapeList().equals(List.of((long) rows, (long) columns))
                && tensor.getData().size() == (long) Float.BYTES * rows * columns;
        require(fits, "the matrix '" + name + "' is not " + rows + " x " + columns);
        ByteBuffer data = tensor.getData().asReadOnlyByteBuffer().order(ByteOrder.nativeOrder());
        float[] values = new float[rows * columns];
        data.asFloatBuffer().get(values);
        for (float value : values) {
            require(Float.isFinite(value), "the matrix '" + name + "' has a number that is none");
        }
        return new Matrix(rows, columns, values);
    }

    private static void allowed(String found, Class<?> only) {
        require(found.equals(only.getName()), "the model names the class " + found + ", which we do not write");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new UnreadableModelException(otherwise);
        }
    }
}
