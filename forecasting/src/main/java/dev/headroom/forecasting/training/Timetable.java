package dev.headroom.forecasting.training;

import dev.headroom.forecasting.model.lstm.LstmShelf;
import dev.headroom.forecasting.model.lstm.LstmShelf.Held;
import dev.headroom.forecasting.model.lstm.LstmShelf.Place;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Which job is due. What is on the shelf tells when each was done last, also after a restart. */
record Timetable(TrainingSettings settings) {

    Optional<Job> due(LstmShelf shelf, Instant now) {
        Optional<Held> judged = shelf.at(Place.JUDGED);
        Optional<Held> newest = shelf.at(Place.NEWEST);
        if (judged.isEmpty() || newest.isEmpty() || judged.get().madeAt().isBefore(lastNight(now))) {
            return Optional.of(Job.NIGHTLY);
        }
        boolean old = newest.get().madeAt().plus(settings.warmEvery()).isBefore(now);
        return old ? Optional.of(Job.WARM) : Optional.empty();
    }

    private Instant lastNight(Instant now) {
        ZonedDateTime local = now.atZone(settings.zone());
        ZonedDateTime today = local.with(settings.nightly());
        return (today.isAfter(local) ? today.minusDays(1) : today).toInstant();
    }
}
