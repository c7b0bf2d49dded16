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

    private static Optional<String> probe() {
        try {
            new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose();
            return Optional.empty();
        } catch (XGBoostError | LinkageError fault) {
            Throwable cause = fault.getCause() == null ? fault : fault.getCause();
            LOG.warn(
                    "XGBoost does not run on {} {} ({}); the other models forecast without it",
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    cause.toString());
            return Optional.of(cause.toString());
        }
    }
}
