package dev.headroom.alerts.delivery;

import dev.headroom.alerts.notification.Pace;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How many messages a channel may send at this moment. Thread-safe. */
final class ChannelBudget {

    private final Optional<Bucket> bucket;

    ChannelBudget(Pace pace, InstantSource clock) {
        this.bucket = pace.limits().isEmpty() ? Optional.empty() : Optional.of(bucket(pace, clock));
    }

    private static Bucket bucket(Pace pace, InstantSource clock) {
        LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(new ClockMeter(clock));
        for (Pace.Limit limit : pace.limits()) {
            builder.addLimit(
                    bandwidth -> bandwidth.capacity(limit.messages()).refillGreedy(limit.messages(), limit.period()));
        }
        return builder.build();
    }

    long available() {
        return bucket.map(Bucket::getAvailableTokens).orElse(Long.MAX_VALUE);
    }

    boolean take() {
        return bucket.map(each -> each.tryConsume(1)).orElse(true);
    }

    /** Our clock, so that tests move it; one that is set back only pauses the refill. */
    private record ClockMeter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
