package dev.headroom.alerts.evaluation;

import static dev.headroom.alerts.AlertsBench.SERVICE;
import static dev.headroom.alerts.AlertsBench.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.AlertsBench;
import dev.headroom.alerts.Incident;
import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.OutcomeRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private final AlertsBench bench = new AlertsBench();

    @Test
    void anIncidentSaysItsCauseAndItsNumbers() {
        bench.rejecting(0.041, Duration.ofMinutes(4));

        assertThat(bench.incidents.firing()).singleElement().satisfies(incident -> {
            assertThat(incident.rule()).isEqualTo("rejected-429");
            assertThat(incident.service()).isEqualTo(SERVICE);
            assertThat(incident.severity()).isEqualTo(Severity.WARNING);
            assertThat(incident.pendingSince()).isEqualTo(START);
            assertThat(incident.firingSince()).contains(START.plusSeconds(60));
            assertThat(incident.title()).isEqualTo("deepseek-r1 rejects 4.1 % of requests: rate limiter");
            assertThat(incident.facts()).containsEntry(IncidentFacts.VALUE, 0.041);
        });
    }

    @Test
    void theDiagnosisIsPartOfTheWordsOfALastingIncident() {
        bench.rejecting(0.041, Duration.ofMinutes(4));
        bench.rejecting(0.16, Duration.ofMinutes(3));

        assertThat(bench.incidents.firing()).singleElement().satisfies(incident -> {
            assertThat(incident.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(incident.title()).isEqualTo("deepseek-r1 rejects 16 % of requests: rate limiter");
            assertThat(incident.summary())
                    .contains("offered 1,000 req/s", "GPUs at 61 %", "queue 0", "the limit, not the hardware");
            assertThat(IncidentFacts.causeIn(incident.facts())).contains(Cause.RATE_LIMITER);
        });
    }

    @Test
    void aLostGpuFiresAtOnceAndResolvesWhenItIsBack() {
        GpuEvent lost = new GpuEvent(START, SERVICE, "gpu-01", "GPU-1", GpuEvent.Kind.LOST, "gone");
        bench.history.setGpuEvents(List.of(lost), List.of(lost));
        bench.rejecting(0, Duration.ofSeconds(20));

        assertThat(bench.incidents.firing()).singleElement().satisfies(incident -> {
            assertThat(incident.rule()).isEqualTo("gpu-lost");
            assertThat(incident.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(incident.title()).isEqualTo("deepseek-r1: GPU lost, gpu-01 GPU-1");
        });

        bench.history.setGpuEvents(List.of(lost), List.of());
        bench.rejecting(0, Duration.ofMinutes(3));

        assertThat(bench.incidents.firing()).isEmpty();
    }

    @Test
    void F44_aRestartKeepsTimersAndMakesNoSecondIncident() {
        bench.rejecting(0.04, Duration.ofSeconds(40));
        bench.restart();
        bench.rejecting(0.04, Duration.ofSeconds(30));
        bench.restart();
        bench.rejecting(0.04, Duration.ofSeconds(60));

        assertThat(bench.incidents.between(START, START.plusSeconds(3600), 10))
                .singleElement()
                .satisfies(incident -> assertThat(incident.firingSince()).contains(START.plusSeconds(60)));
    }

    @Test
    void anIncidentResolvesAfterAMinuteOfGoodValues() {
        bench.rejecting(0.04, Duration.ofMinutes(2));
        bench.rejecting(0, Duration.ofMinutes(3));

        assertThat(bench.incidents.firing()).isEmpty();
        assertThat(bench.incidents.between(START, START.plusSeconds(3600), 10))
                .singleElement()
                .satisfies(incident -> assertThat(incident.state()).isEqualTo(Incident.State.RESOLVED));
    }

    @Test
    void silenceLeavesAnIncidentFiring() {
        bench.rejecting(0.04, Duration.ofMinutes(2));
        bench.silent(Duration.ofMinutes(30));

        assertThat(bench.incidents.firing()).hasSize(1);
    }

    @Test
    void aTargetThatIsDownIsItsOwnSubject() {
        bench.history.setTargets(List.of(target("http://10.0.0.1:8000/metrics", START.plusSeconds(70))));
        bench.evaluate();
        bench.clock.advance(Duration.ofSeconds(61));
        bench.evaluate();

        assertThat(bench.incidents.firing()).singleElement().satisfies(incident -> {
            assertThat(incident.rule()).isEqualTo("target-down");
            assertThat(incident.subject()).isEqualTo("http://10.0.0.1:8000/metrics");
        });
    }

    @Test
    void theFirstToAcknowledgeIsKept() {
        bench.rejecting(0.04, Duration.ofMinutes(2));
        long id = bench.incidents.firing().getFirst().id();

        assertThat(bench.incidents.acknowledge(id, "li", "test")).isTrue();
        assertThat(bench.incidents.acknowledge(id, "anna", "test")).isTrue();
        assertThat(bench.incidents.acknowledge(id + 1, "li", "test")).isFalse();
        assertThat(bench.incidents.find(id)).map(Incident::acknowledgedBy).contains(Optional.of("li"));
    }

    private static TargetState target(String url, Instant time) {
        OutcomeRow down = new OutcomeRow(
                time, url, "vllm", SERVICE.value(), url, "", false, Duration.ZERO, 0, 0, "timed_out", "no answer");
        return new TargetState(down, Optional.empty(), 4, 4);
    }
}
