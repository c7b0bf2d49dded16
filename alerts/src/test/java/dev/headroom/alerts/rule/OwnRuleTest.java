package dev.headroom.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerts.AlertsBench;
import dev.headroom.alerts.MemoryHistory;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.ExtraSeries;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class OwnRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");

    private final MemoryHistory history = new MemoryHistory();

    @Test
    void aSignalIsReadInItsOwnUnit() {
        history.put(SERVICE, Signal.WAITING, NOW.minusSeconds(20), 140);
        Rules rules = new Rules(List.of()).and(List.of(above("deep-queue", "waiting", 100)));

        assertThat(findings(rules)).singleElement().satisfies(finding -> {
            assertThat(finding.reading()).isEqualTo(Reading.of(140));
            assertThat(finding.rule().isBreachedBy(140)).isTrue();
            assertThat(finding.rule().isBreachedBy(100)).isFalse();
        });
    }

    @Test
    void ofAnExtraTheWorstSeriesCounts() {
        history.put(SERVICE, Signal.WAITING, NOW.minusSeconds(20), 0);
        Rules rules = new Rules(List.of()).and(List.of(above("a", "extra:depth", 5), below("b", "extra:depth", 2)));

        List<Finding> findings = findings(rules);
        assertThat(findings.getFirst().reading()).isEqualTo(Reading.of(7));
        assertThat(findings.getLast().reading()).isEqualTo(Reading.of(1));
        assertThat(findings.getLast().rule().isBreachedBy(1)).isTrue();
        assertThat(findings.getLast().rule().isBreachedBy(2)).isFalse();
    }

    @Test
    void anExtraThatNobodyKeepsIsNoData() {
        history.put(SERVICE, Signal.WAITING, NOW.minusSeconds(20), 0);

        assertThat(findings(new Rules(List.of()).and(List.of(above("a", "extra:other", 5)))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reading()).isEqualTo(new Reading.NoData()));
    }

    @Test
    void aRuleForOneServiceLeavesTheOthersAlone() {
        history.put(SERVICE, Signal.WAITING, NOW.minusSeconds(20), 140);
        OwnRule elsewhere = new OwnRule(
                "deep-queue",
                "waiting",
                Optional.of("another"),
                OptionalDouble.of(1),
                OptionalDouble.empty(),
                Duration.ZERO,
                Severity.WARNING);

        assertThat(findings(new Rules(List.of()).and(List.of(elsewhere)))).isEmpty();
    }

    @Test
    void whatCannotBeWatchedIsRefusedPlainly() {
        assertThatThrownBy(() -> Rules.BUILT_IN.and(List.of(above("a", "magic", 1))))
                .hasMessageContaining("metric must be extra:NAME or one of offered_rps")
                .hasMessageEndingWith("was magic");
        assertThatThrownBy(() -> Rules.BUILT_IN.and(List.of(above("error-rate", "waiting", 1))))
                .hasMessageContaining("must be new");
        assertThatThrownBy(() -> new OwnRule(
                        "a",
                        "waiting",
                        Optional.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Duration.ZERO,
                        Severity.INFO))
                .hasMessageContaining("exactly one of above and below");
    }

    private static OwnRule above(String name, String metric, double above) {
        return new OwnRule(
                name,
                metric,
                Optional.empty(),
                OptionalDouble.of(above),
                OptionalDouble.empty(),
                Duration.ZERO,
                Severity.WARNING);
    }

    private static OwnRule below(String name, String metric, double below) {
        return new OwnRule(
                name,
                metric,
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(below),
                Duration.ZERO,
                Severity.WARNING);
    }

    private List<Finding> findings(Rules rules) {
        return new Readings(AlertsBench.inputs(history, new TwoDepths())).of(rules, NOW);
    }

    /** Two nodes keep an extra called depth: 7 and 1. */
    private static final class TwoDepths implements ExtraHistory {
        @Override
        public List<ExtraSeries> kept(ServiceName service) {
            return List.of();
        }

        @Override
        public Map<SeriesKey, TimeSeries> series(ServiceName service, String name, Window window, int most) {
            return name.equals("depth")
                    ? Map.of(key(service, "n1"), flat(window, 7), key(service, "n2"), flat(window, 1))
                    : Map.of();
        }

        private static SeriesKey key(ServiceName service, String node) {
            return new SeriesKey(service, node, "depth", Map.of());
        }

        private static TimeSeries flat(Window window, double value) {
            double[] values = new double[window.points()];
            Arrays.fill(values, value);
            return new TimeSeries(window, values);
        }
    }
}
