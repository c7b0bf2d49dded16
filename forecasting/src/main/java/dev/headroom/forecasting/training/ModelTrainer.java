package dev.headroom.forecasting.training;

import dev.headroom.forecasting.model.shelf.ModelShelf;
import dev.headroom.forecasting.model.shelf.ModelShelf.Held;
import dev.headroom.forecasting.model.shelf.ModelShelf.Place;
import dev.headroom.forecasting.model.shelf.TrainedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How models of one kind come to be. One thread. */
interface ModelTrainer<M extends TrainedModel> {

    /** How long a starting process is left alone. */
    Duration startDelay();

    /** A sentence for people when this machine cannot run such models at all. The first call may load native libraries. */
    Optional<String> obstacle();

    /** Memory that must be free before a job begins. */
    MemoryCheck.Need need();

    /** A model that {@link TrainedModel#toBytes} wrote; anything else is refused by an unchecked exception. */
    M read(byte[] bytes);

    /** The job that is due by what the shelf holds. */
    Optional<Job> due(ModelShelf<M> shelf, Instant now);

    /** Whether there is enough to learn from. */
    boolean suits(List<Past> fleet);

    /** What is to be put on the shelf; nothing when it was called off. */
    Map<Place, Held<M>> train(Task<M> task, Progress progress);

    /**
     * One job.
     *
     * @param shelf what served so far
     */
    record Task<M extends TrainedModel>(Job job, List<Past> fleet, ModelShelf<M> shelf) {
        public Task {
            fleet = List.copyOf(fleet);
        }
    }
}
