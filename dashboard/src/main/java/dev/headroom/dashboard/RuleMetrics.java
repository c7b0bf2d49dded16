package dev.headroom.dashboard;

import dev.headroom.alerts.rule.Finding;
import dev.headroom.alerts.rule.Reading;
import dev.headroom.alerts.rule.Readings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What each rule compared in the newest evaluation, for those who let Prometheus alert. An instance that evaluates no
 * rules shows none, and what is not known has no series.
 */
@Component
final class RuleMetrics {

    private final Readings readings;
    private final MultiGauge values;

    RuleMetrics(Readings readings, MeterRegistry registry) {
        this.readings = readings;
        this.values = MultiGauge.builder("headroom.rule.value")
                .description("What a rule compares with its threshold")
                .register(registry);
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 5_000)
    void refresh() {
        List<Row<?>> rows = new ArrayList<>();
        for (Finding finding : readings.last().findings()) {
            if (finding.reading() instanceof Reading.Known known) {
                Tags tags = Tags.of(
                        "rule", finding.rule().name(),
                        "service", finding.service().value(),
                        "subject", finding.subject());
                rows.add(Row.of(tags, known.value()));
            }
        }
        values.register(rows, true);
    }
}
