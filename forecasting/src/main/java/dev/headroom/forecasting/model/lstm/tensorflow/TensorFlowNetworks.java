package dev.headroom.forecasting.model.lstm.tensorflow;

import dev.headroom.forecasting.model.lstm.LstmShape;
import dev.headroom.forecasting.model.lstm.Networks;
import dev.headroom.forecasting.model.lstm.QuantileNetwork;
import dev.headroom.forecasting.model.lstm.TrainingRows;
import java.util.Map;
import org.tribuo.MutableDataset;
import org.tribuo.interop.tensorflow.DenseFeatureConverter;
import org.tribuo.interop.tensorflow.GradientOptimiser;
import org.tribuo.interop.tensorflow.TensorFlowModel;
import org.tribuo.interop.tensorflow.TensorFlowTrainer;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Networks through Tribuo's trainer. RMSPROP, since ADAM gives another network each time. Thread-safe. */
final class TensorFlowNetworks implements Networks {

    private static final int EPOCHS = 3;
    private static final int BATCH = 32;
    private static final float DECAY = 0.9f;
    private static final float EPSILON = 1e-6f;
    private static final int NO_LOGGING = -1;

    @Override
    public QuantileNetwork learn(Round round) {
        LstmShape shape = round.start().shape();
        LstmWeights weights =
                switch (round.start()) {
                    case Start.Fresh(var _, var seed) -> LstmWeights.seeded(shape, seed);
                    case Start.From(TensorFlowNetwork network) -> network.weights();
                    case Start.From(var other) ->
                        throw new IllegalArgumentException("not a network of TensorFlow: " + other);
                };
        TrainingRows rows = round.rows();
        String source = rows.series() + " series from " + rows.from() + " to " + rows.to();
        FeatureNames names = new FeatureNames(shape);
        MutableDataset<Regressor> data = dataset(source);
        for (TrainingRows.Row row : rows.rows()) {
            data.add(names.example(row.input(), row.targets()));
        }
        return trained(shape, weights, new Learning(data, EPOCHS, (float) round.rate()));
    }

    /** Numbers only are taken from the bytes; the graph is built here, and no name in them is ever looked up. */
    @Override
    public QuantileNetwork read(byte[] bytes) {
        NetworkFile file = NetworkFile.read(bytes);
        MutableDataset<Regressor> none = dataset("none, read from a file");
        FeatureNames names = new FeatureNames(file.shape());
        none.add(names.question(new double[file.shape().inputs()]));
        Learning nothing = new Learning(none, 0, 1);
        TensorFlowModel<Regressor> model = train(file.shape(), file.weights(), nothing);
        return new TensorFlowNetwork(file, model);
    }

    private static QuantileNetwork trained(LstmShape shape, LstmWeights weights, Learning learning) {
        TensorFlowModel<Regressor> model = train(shape, weights, learning);
        return new TensorFlowNetwork(NetworkFile.of(shape, model), model);
    }

    private static TensorFlowModel<Regressor> train(LstmShape shape, LstmWeights weights, Learning learning) {
        TensorFlowTrainer<Regressor> trainer = new TensorFlowTrainer<>(
                LstmGraph.of(shape, weights),
                LstmGraph.OUTPUT,
                GradientOptimiser.RMSPROP,
                Map.of("learningRate", learning.rate, "decay", DECAY, "momentum", 0f, "epsilon", EPSILON),
                new DenseFeatureConverter(LstmGraph.INPUT),
                new PinballConverter(),
                BATCH,
                learning.epochs,
                BATCH,
                NO_LOGGING);
        return trainer.train(learning.data);
    }

    private static MutableDataset<Regressor> dataset(String source) {
        RegressionFactory factory = new RegressionFactory();
        return new MutableDataset<>(new SimpleDataSourceProvenance(source, factory), factory);
    }

    private record Learning(MutableDataset<Regressor> data, int epochs, float rate) {}
}
