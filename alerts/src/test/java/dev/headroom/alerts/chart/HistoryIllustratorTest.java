package dev.headroom.alerts.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.MemoryHistory;
import dev.headroom.alerts.diagnosis.Fact;
import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Phrases;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.alerts.settings.Voice;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.Signal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryIllustratorTest {

    private final MemoryHistory history = new MemoryHistory();
    private final HistoryIllustrator illustrator = new HistoryIllustrator(history, () -> Messages.SINCE);

    @Test
    void thePictureOfAnIncidentIsAPng() {
        for (int minute = 1; minute < 60; minute++) {
            history.put(
                    new ServiceName("deepseek-v3"), Signal.OFFERED_RPS, Messages.SINCE.minusSeconds(60L * minute), 900);
        }

        assertThat(illustrator.draw(Messages.firing(), Phrases.in(Voice.USUAL)))
                .hasValueSatisfying(png -> assertThat(png).startsWith(0x89, 'P', 'N', 'G'));
    }

    @Test
    void whereNothingIsKnownThereIsNoPicture() {
        assertThat(illustrator.draw(Messages.firing(), Phrases.in(Voice.USUAL))).isEmpty();
    }

    @Test
    void theLinesAreThoseThatTheRuleLooksAt() {
        Map<String, Double> share = Map.of(IncidentFacts.THRESHOLD, 0.95);

        assertThat(Sketch.of("kv-cache", share).parts())
                .extracting(Sketch.Part::signal)
                .containsExactly(Signal.KV_CACHE_RATIO_MAX);
        assertThat(Sketch.of("kv-cache", share).limit()).contains(95.0);
        assertThat(Sketch.of("gpu-lost", Map.of(IncidentFacts.THRESHOLD, 0.0)).limit())
                .isEmpty();
        assertThat(Sketch.of("rejected-429", Map.of(IncidentFacts.boundOf(Fact.Measure.OFFERED_RPS), 1000.0))
                        .limit())
                .contains(1000.0);
        assertThat(Sketch.of("event-without-capacity", Map.of(IncidentFacts.CAPACITY_RPS, 30.0))
                        .limit())
                .contains(30.0);
    }

    @Test
    void everyShippedRuleHasASketch() {
        assertThat(Rules.BUILT_IN.all()).extracting(Rule::name).allSatisfy(rule -> assertThat(
                        Sketch.of(rule, Map.of()).parts())
                .isNotEmpty());
    }
}
