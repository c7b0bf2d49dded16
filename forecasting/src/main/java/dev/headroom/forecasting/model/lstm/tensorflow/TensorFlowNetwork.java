package dev.headroom.forecasting.model.lstm.tensorflow;

import dev.headroom.forecasting.model.lstm.LstmShape;
import dev.headroom.forecasting.model.lstm.QuantileNetwork;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.tribuo.Example;
import org.tribuo.interop.tensorflow.TensorFlowModel;
import org.tribuo.regression.Regressor;

/** A network in native memory, counted so that it is freed after the last answer under way, and only once. */
final class TensorFlowNetwork implements QuantileNetwork {

    /** For networks that were dropped instead of closed; closing a model twice does no harm. */
    private static final Cleaner CLEANER = Cleaner.create();

    private final NetworkFile file;
    private final TensorFlowModel<Regressor> model;
    private final FeatureNames names;

    /** Answers under way, and one more until it is closed. */
    private final AtomicInteger holders = new AtomicInteger(1);

    private boolean closed;

    TensorFlowNetwork(NetworkFile file, TensorFlowModel<Regressor> model) {
        this.file = file;
        this.model = model;
        this.names = new FeatureNames(file.shape());
        CLEANER.register(this, model::close);
    }

    @Override
    public LstmShape shape() {
        return file.shape();
    }

    LstmWeights weights() {
        return file.weights();
    }

    @Override
    public double[][] quantiles(double[]... inputs) {
        hold();
        try {
            List<Example<Regressor>> examples = new ArrayList<>();
            for (double[] input : inputs) {
                examples.add(names.question(input));
            }
            return model.predict(examples).stream()
                    .map(prediction -> prediction.getOutput().getValues())
                    .toArray(double[][]::new);
        } finally {
            release();
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public String provenance() {
        return file.provenance();
    }

    @Override
    public byte[] toBytes() {
        return file.toBytes();
    }

    private void hold() {
        int before = holders.getAndUpdate(count -> count == 0 ? 0 : count + 1);
        if (before == 0) {
            throw new IllegalStateException("the network is closed");
        }
    }

    private void release() {
        if (holders.decrementAndGet() == 0) {
            model.close();
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            release();
        }
    }
}
