package dev.headroom.collector.receive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** What the intake tells about itself. Thread-safe. */
final class PageTally {
    private final MeterRegistry registry;

    PageTally(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Supplier<Number> origins, Supplier<Number> openSamples) {
        Gauge.builder("headroom.receive.origins", origins)
                .description("Origins that pushed lately")
                .register(registry);
        Gauge.builder("headroom.receive.open.samples", openSamples)
                .description("Pushed samples that wait for the rest of their instant")
                .register(registry);
    }

    void samples(Way way, Receipt receipt) {
        receipt.samples().forEach((verdict, count) -> Counter.builder("headroom.receive.samples")
                .description("Pushed samples by what became of them")
                .tag("way", way.label())
                .tag("verdict", verdict.label())
                .register(registry)
                .increment(count));
    }

    void whole(Way way) {
        pages(way, "whole");
    }

    void incomplete(Way way) {
        pages(way, "incomplete");
    }

    private void pages(Way way, String outcome) {
        Counter.builder("headroom.receive.pages")
                .description("Instants of pushed origins by how they ended")
                .tag("way", way.label())
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
