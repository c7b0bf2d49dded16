package dev.headroom.forecasting.model.lstm.tensorflow;

import dev.headroom.forecasting.model.lstm.LstmSupport;
import dev.headroom.forecasting.model.lstm.ProcessSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tensorflow.TensorFlow;

/** Looks, once in a process, whether TensorFlow works here. Thread-safe. */
public final class TensorFlowLibrary {

    /** Held, so that its level stays set: the trainer tells of every round. */
    private static final Logger TRAINERS = Logger.getLogger("org.tribuo.interop.tensorflow");

    private static @Nullable LstmSupport found;

    private TensorFlowLibrary() {}

    /** Unpacks into the directory given by whoever asks first. */
    public static synchronized LstmSupport find(Path cache) {
        if (found == null) {
            found = look(new NativeLibrary(cache, NativeLibrary.besideApplication()));
        }
        return found;
    }

    private static LstmSupport look(NativeLibrary library) {
        Optional<String> missing = library.prepare();
        if (missing.isPresent()) {
            return new LstmSupport.Missing(missing.get());
        }
        TRAINERS.setLevel(Level.WARNING);
        try {
            ProcessSettings.quietOneThread();
            return new LstmSupport.Ready(new TensorFlowNetworks(), "TensorFlow " + TensorFlow.version());
        } catch (LinkageError | IllegalStateException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            return new LstmSupport.Missing("TensorFlow does not run on " + NativeLibrary.platform() + ": "
                    + String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString()));
        }
    }
}
