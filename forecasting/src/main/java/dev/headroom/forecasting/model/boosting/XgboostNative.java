package dev.headroom.forecasting.model.boosting;

import java.util.Optional;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether XGBoost's native library works on this machine, found out once and told once. Thread-safe. */
final class XgboostNative {

    private static final Logger LOG = LoggerFactory.getLogger(XgboostNative.class);
    private static final Optional<String> FAULT = probe();

    private XgboostNative() {}

    static boolean works() {
        return FAULT.isEmpty();
    }

    /** A sentence for people when it does not work. */
    static Optional<String> fault() {
        return FAULT;
    }

    private static Optional<String> probe() {
        try {
            new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose();
            return Optional.empty();
        } catch (XGBoostError | LinkageError fault) {
            Throwable cause = fault.getCause() == null ? fault : fault.getCause();
            String reason = "XGBoost does not run on " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + " (" + cause + ")";
            LOG.warn("{}; the other models forecast without it", reason);
            return Optional.of(reason);
        }
    }
}
