package dev.headroom.forecasting.training;

import dev.headroom.forecasting.model.shelf.ModelShelf;
import dev.headroom.forecasting.model.shelf.ModelShelf.Held;
import dev.headroom.forecasting.model.shelf.ModelShelf.Place;
import dev.headroom.forecasting.model.shelf.TrainedModel;
import dev.headroom.forecasting.model.shelf.UnreadableModelException;
import dev.headroom.forecasting.modelfile.ModelFile;
import dev.headroom.forecasting.modelfile.ModelFiles;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models of a shelf as stored ones. One that cannot be read is told of and left aside for the one before. One thread. */
final class StoredModels<M extends TrainedModel> {

    private static final Logger LOG = LoggerFactory.getLogger(StoredModels.class);

    private final ModelFiles files;
    private final ModelShelf<M> shelf;

    StoredModels(ModelFiles files, ModelShelf<M> shelf) {
        this.files = files;
        this.shelf = shelf;
    }

    /** Stores the model, then lets it serve. */
    void keep(Place place, Held<M> held) {
        ModelFile.Learned learned = new ModelFile.Learned(held.madeAt(), held.until(), held.step());
        files.save(new ModelFile(nameOf(place), learned, held.model().toBytes(), held.line()));
        shelf.put(place, held);
    }

    boolean isEmpty() {
        return Arrays.stream(Place.values())
                .allMatch(place -> files.newest(nameOf(place)).isEmpty());
    }

    /** Puts the newest of each that can be read on the shelf. */
    void fill(Function<byte[], M> reader) {
        for (Place place : Place.values()) {
            for (ModelFile file : files.newest(nameOf(place))) {
                if (read(file, place, reader)) {
                    break;
                }
            }
        }
    }

    private boolean read(ModelFile file, Place place, Function<byte[], M> reader) {
        try {
            ModelFile.Learned learned = file.learned();
            shelf.put(
                    place,
                    new Held<>(
                            reader.apply(file.bytes()),
                            learned.step(),
                            learned.until(),
                            learned.madeAt(),
                            file.provenance()));
            return true;
        } catch (UnreadableModelException refused) {
            LOG.warn("a stored model {} is left aside: {}", file.name(), refused.getMessage());
            return false;
        }
    }

    private String nameOf(Place place) {
        return shelf.name() + "-" + place.name().toLowerCase(Locale.ROOT);
    }
}
