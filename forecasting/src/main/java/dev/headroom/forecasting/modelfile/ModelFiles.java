package dev.headroom.forecasting.modelfile;

import java.util.List;

/** Where models are kept. Thread-safe. */
public interface ModelFiles {

    /** Keeps the model as the newest of its name, under the next number; all but the two newest are forgotten. */
    void save(ModelFile file);

    /** The kept models of a name whose bytes still have their checksum, newest first; others are told of in the log. */
    List<ModelFile> newest(String name);
}
