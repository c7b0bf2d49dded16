package dev.headroom.forecasting.model.lstm;

import dev.headroom.forecasting.model.shelf.UnreadableModelException;

/** Lets networks learn and reads them from bytes. Thread-safe. */
public interface Networks {

    /**
     * One round of learning: a few passes over the rows, in their order.
     *
     * @return a new network; the one it started from stays as it was
     */
    QuantileNetwork learn(Round round);

    /**
     * A network that {@link QuantileNetwork#toBytes} wrote.
     *
     * @throws UnreadableModelException when the bytes are anything else
     */
    QuantileNetwork read(byte[] bytes);

    /**
     * What one round is made of.
     *
     * @param rate step of learning, > 0
     */
    record Round(Start start, TrainingRows rows, double rate) {
        public Round {
            if (!(rate > 0)) {
                throw new IllegalArgumentException("rate must be > 0, was " + rate);
            }
        }
    }

    /** Where a round begins. */
    sealed interface Start {
        LstmShape shape();

        record Fresh(LstmShape shape, long seed) implements Start {}

        record From(QuantileNetwork network) implements Start {
            @Override
            public LstmShape shape() {
                return network.shape();
            }
        }
    }
}
