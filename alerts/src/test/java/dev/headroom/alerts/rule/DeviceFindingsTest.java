package dev.headroom.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.storage.Samples;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceFindingsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aGpuThatIsSeenIsKnownNotToBeLost() {
        List<Finding> findings = lost(List.of(), 0, 1);

        assertThat(findings).hasSize(2).allMatch(finding -> finding.reading().equals(Reading.of(0)));
    }

    @Test
    void aLostGpuIsLostThoughItsLastSampleIsFresh() {
        GpuEvent loss = new GpuEvent(
                NOW, Samples.SERVICE, Samples.NODE.node(), "GPU-1", GpuEvent.Kind.LOST, "fallen off the bus");

        assertThat(lost(List.of(loss), 0, 1))
                .extracting(finding -> finding.subject() + " " + finding.reading())
                .containsExactly(
                        Samples.NODE.node() + " GPU-0 " + Reading.of(0),
                        Samples.NODE.node() + " GPU-1 " + Reading.of(1));
    }

    @Test
    void ofAGpuThatWasNotReadForAWhileNothingIsKnown() {
        GpuState old = new GpuState(Samples.gpu(NOW, 0, 0.5).reading(), NOW.minusSeconds(600));

        assertThat(findings(List.of(), List.of(old))).singleElement().satisfies(finding -> assertThat(finding.reading())
                .isInstanceOf(Reading.NoData.class));
    }

    private static List<Finding> lost(List<GpuEvent> losses, int... seen) {
        return findings(
                losses,
                Arrays.stream(seen)
                        .mapToObj(index ->
                                new GpuState(Samples.gpu(NOW, index, 0.5).reading(), NOW))
                        .toList());
    }

    private static List<Finding> findings(List<GpuEvent> losses, List<GpuState> gpus) {
        GpuHistory history = new GpuHistory() {
            @Override
            public List<GpuEvent> events(Instant since, int most) {
                return losses;
            }

            @Override
            public List<GpuEvent> lost() {
                return losses;
            }
        };
        Rule lost = Rules.BUILT_IN.all().stream()
                .filter(rule -> rule.condition() == Condition.GPU_LOST)
                .findFirst()
                .orElseThrow();
        return new DeviceFindings(history, gpus, NOW).of(lost);
    }
}
