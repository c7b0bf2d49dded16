package dev.headroom.forecasting.training;

import dev.headroom.forecasting.model.lstm.LstmShelf;
import dev.headroom.forecasting.model.lstm.LstmShelf.Held;
import dev.headroom.forecasting.model.lstm.LstmShelf.Place;
import dev.headroom.forecasting.model.lstm.Networks;
import dev.headroom.forecasting.model.lstm.UnreadableNetworkException;
import dev.headroom.forecasting.modelfile.ModelFile;
import dev.headroom.forecasting.modelfile.ModelFiles;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Networks as stored models. One that cannot be read is told of and left aside for the one before. One thread. */
final class StoredNetworks {

    private static final Logger LOG = LoggerFactory.getLogger(StoredNetworks.class);

    private final ModelFiles files;

    StoredNetworks(ModelFiles files) {
        this.files = files;
    }

    void save(Place place, Held held) {
        ModelFile.Learned learned = new ModelFile.Learned(held.madeAt(), held.until(), held.step());
        files.save(new ModelFile(nameOf(place), learned, held.network().toBytes(), held.line()));
    }

    /** The newest of each that can be read. */
    void fill(LstmShelf shelf, Networks networks) {
        for (Place place : Place.values()) {
            for (ModelFile file : files.newest(nameOf(place))) {
                if (read(file, place, shelf, networks)) {
                    break;
                }
            }
        }
    }

    private static boolean read(ModelFile file, Place place, LstmShelf shelf, Networks networks) {
        try {
            ModelFile.Learned learned = file.learned();
            shelf.put(
                    place,
                    new Held(
                            networks.read(file.bytes()),
                            learned.step(),
                            learned.until(),
                            learned.madeAt(),
                            file.provenance()));
            return true;
        } catch (UnreadableNetworkException refused) {
            LOG.warn("a stored model {} is left aside: {}", file.name(), refused.getMessage());
            return false;
        }
    }

    private static String nameOf(Place place) {
        return "lstm-" + place.name().toLowerCase(Locale.ROOT);
    }
}
