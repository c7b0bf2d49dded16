package dev.headroom.forecasting.model.lstm;

/** Whether this machine can run the network. */
public sealed interface LstmSupport {

    /** It can. */
    record Ready(Networks networks, String library) implements LstmSupport {}

    /** It cannot, and why, in one sentence for people; all other members serve. */
    record Missing(String reason) implements LstmSupport {}
}
