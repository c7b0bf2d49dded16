package dev.headroom.forecasting.training;

import dev.headroom.forecasting.model.shelf.ModelShelf;
import dev.headroom.forecasting.model.shelf.ModelShelf.Held;
import dev.headroom.forecasting.model.shelf.ModelShelf.Place;
import dev.headroom.forecasting.model.shelf.TrainedModel;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Which job is due. What is on the shelf tells when each was done last, also after a restart. */
record Timetable(TrainingSettings settings) {

    <M extends TrainedModel> Optional<Job> ofNetworks(ModelShelf<M> shelf, Instant now) {
        Optional<Held<M>> judged = shelf.at(Place.JUDGED);
        Optional<Held<M>> newest = shelf.at(Place.NEWEST);
        if (judged.isEmpty() || newest.isEmpty() || judged.get().madeAt().isBefore(lastNight(now))) {
            return Optional.of(Job.NIGHTLY);
        }
        boolean old = newest.get().madeAt().plus(settings.warmEvery()).isBefore(now);
        return old ? Optional.of(Job.WARM) : Optional.empty();
    }

    <M extends TrainedModel> Optional<Job> ofTrees(ModelShelf<M> shelf, Instant now) {
        boolean fresh = shelf.at(Place.JUDGED).isPresent()
                && shelf.at(Place.NEWEST)
                        .filter(held ->
                                held.madeAt().plus(settings.treesEvery()).isAfter(now))
                        .isPresent();
        return fresh ? Optional.empty() : Optional.of(Job.REGULAR);
    }

    private Instant lastNight(Instant now) {
        ZonedDateTime local = now.atZone(settings.zone());
        ZonedDateTime today = local.with(settings.nightly());
        return (today.isAfter(local) ? today.minusDays(1) : today).toInstant();
    }
}
