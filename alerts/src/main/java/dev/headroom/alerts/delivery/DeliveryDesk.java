package dev.headroom.alerts.delivery;

import dev.headroom.alerts.settings.DeliverySettings;
import dev.headroom.alerts.silence.Silences;
import dev.headroom.collector.job.Jobs;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What deliveries need, the same for all channels.
 *
 * @param random for the pauses between attempts
 * @param jobs where a channel that cannot be told anything is seen
 */
public record DeliveryDesk(
        DeliveryLedger ledger,
        Silences silences,
        DeliverySettings settings,
        InstantSource clock,
        RandomGenerator random,
        MeterRegistry meters,
        Jobs jobs) {}
