package dev.headroom.forecasting.model.lstm;

/**
 * A network that has learned. Thread-safe. Holds native memory until it is closed; a close waits for nobody, the memory
 * is freed when the last answer under way is out.
 */
public interface QuantileNetwork extends AutoCloseable {

    LstmShape shape();

    /**
     * For each input the quantiles of every knot, knot by knot, each ascending.
     *
     * @param inputs {@link LstmShape#inputs()} numbers each
     */
    double[][] quantiles(double[]... inputs);

    /** Trainer, parameters, data and versions, as JSON. */
    String provenance();

    /** All of it, to be {@linkplain Networks#read read} again. */
    byte[] toBytes();

    @Override
    void close();
}
