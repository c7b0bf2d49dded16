package dev.headroom.forecasting.training;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.boosting.BoostedModel;
import dev.headroom.forecasting.model.boosting.Boosting;
import dev.headroom.forecasting.model.shelf.ModelShelf;
import dev.headroom.forecasting.model.shelf.ModelShelf.Held;
import dev.headroom.forecasting.model.shelf.ModelShelf.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Boosted trees from the load of all services together, for each set of seasons that their forecasts use. One thread. */
final class TreeTrainer implements ModelTrainer<BoostedModel> {

    /** Fixed, so that the same history gives the same trees. */
    private static final long SEED = 1;

    /** Training takes seconds and little memory. */
    private static final Duration LEAST_DELAY = Duration.ofMinutes(1);

    /** For 60,000 rows, the most it ever takes: measured were 43 MB outside of the heap, and between 91 and 141 MB of it. */
    private static final MemoryCheck.Need NEED = new MemoryCheck.Need(100, 150);

    private final TrainingSettings settings;
    private final int stepsAhead;
    private final InstantSource clock;

    TreeTrainer(TrainingSettings settings, int stepsAhead, InstantSource clock) {
        this.settings = settings;
        this.stepsAhead = stepsAhead;
        this.clock = clock;
    }

    @Override
    public Duration startDelay() {
        return settings.startDelay().compareTo(LEAST_DELAY) < 0 ? settings.startDelay() : LEAST_DELAY;
    }

    @Override
    public Optional<String> obstacle() {
        return Boosting.obstacle();
    }

    @Override
    public MemoryCheck.Need need() {
        return NEED;
    }

    @Override
    public BoostedModel read(byte[] bytes) {
        return BoostedModel.read(bytes);
    }

    @Override
    public Optional<Job> due(ModelShelf<BoostedModel> shelf, Instant now) {
        return new Timetable(settings).ofTrees(shelf, now);
    }

    @Override
    public boolean suits(List<Past> fleet) {
        return kinds(fleet).stream()
                .anyMatch(seasons -> !learnable(fleet, Past::unjudged, seasons).isEmpty());
    }

    @Override
    public Map<Place, Held<BoostedModel>> train(Task<BoostedModel> task, Progress progress) {
        List<Past> fleet = task.fleet();
        List<Seasons> kinds = kinds(fleet);
        int rounds = Place.values().length * kinds.size();
        int done = 0;
        Map<Place, Held<BoostedModel>> trained = new EnumMap<>(Place.class);
        for (Place place : Place.values()) {
            BoostedModel model = BoostedModel.NONE;
            for (Seasons seasons : kinds) {
                if (!progress.goOn(done++, rounds)) {
                    return Map.of();
                }
                List<DemandSeries> series = learnable(fleet, partOf(place), seasons);
                model = series.isEmpty() ? model : model.and(BoostedModel.learn(series, stepsAhead, SEED));
            }
            trained.put(place, held(model, fleet.stream().map(partOf(place)).toList()));
        }
        return trained;
    }

    private static Function<Past, DemandSeries> partOf(Place place) {
        return switch (place) {
            case JUDGED -> Past::unjudged;
            case NEWEST -> Past::whole;
        };
    }

    private Held<BoostedModel> held(BoostedModel model, List<DemandSeries> series) {
        Instant until =
                series.stream().map(DemandSeries::end).max(Instant::compareTo).orElseThrow();
        return new Held<>(model, series.getFirst().step(), until, clock.instant(), model.line());
    }

    private static List<Seasons> kinds(List<Past> fleet) {
        return fleet.stream().map(Past::seasons).distinct().toList();
    }

    /** A short history has short seasons, and learns from all services whatever seasons they have. */
    private static List<DemandSeries> learnable(List<Past> fleet, Function<Past, DemandSeries> part, Seasons seasons) {
        Boosting boosting = new Boosting();
        return fleet.stream()
                .map(past -> part.apply(past).withSeasons(seasons))
                .filter(boosting::suits)
                .toList();
    }
}
