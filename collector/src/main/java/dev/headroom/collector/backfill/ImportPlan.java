package dev.headroom.collector.backfill;

import dev.headroom.collector.receive.OriginNaming;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be imported.
 *
 * @param source where from, as the journal calls it; no secret
 * @param matchers label matchers that narrow the series down, such as {@code job="vllm"}; empty for all known servers
 * @param step samples at this distance; empty for the samples exactly as they are stored there
 */
public record ImportPlan(
        String source, String matchers, Stretch stretch, Optional<Duration> step, OriginNaming naming) {

    public ImportPlan {
        if (step.isPresent()
                && (step.get().compareTo(Duration.ofSeconds(1)) < 0
                        || step.get().compareTo(Duration.ofHours(1)) > 0)) {
            throw new IllegalArgumentException("step must be 1 s to 1 h, was " + step.get());
        }
    }

    /** Two values further apart than this tell nothing about the time between them. */
    Duration staleness() {
        Duration usual = Duration.ofMinutes(5);
        return step.map(every -> every.multipliedBy(3))
                .filter(three -> three.compareTo(usual) > 0)
                .orElse(usual);
    }

    /** Under which the journal remembers what is done: another service or selection is another import. */
    public String selection() {
        return matchers + " as " + naming.service().map(Object::toString).orElse("") + " by " + naming.serviceLabels();
    }
}
