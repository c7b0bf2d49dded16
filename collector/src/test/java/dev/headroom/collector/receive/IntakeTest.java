package dev.headroom.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.exposition.MetricType;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.receive.Pushed.Kept;
import dev.headroom.collector.receive.PushedSeries.Point;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.ServingSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final Receipt NOTHING = new Receipt(Map.of());

    private final Kept kept = new Kept();
    private final Intake intake = kept.intake();

    @Test
    void shardsOfOneInstantMakeOneRow() {
        push(0, series(1));
        afterTheWindow();
        List<PushedSeries> next = Pushed.at(time(15), series(2));

        accept(15, next.subList(0, 4));
        assertThat(kept.batches).hasSize(1);
        accept(16, next.subList(4, next.size()));

        assertThat(kept.batches).hasSize(2);
        ServingSample sample = kept.last().serving().getFirst();
        assertThat(sample.time()).isEqualTo(time(15));
        assertThat(sample.node()).isEqualTo(new NodeKey(new ServiceName("vllm"), "10.0.0.11:8000"));
        assertThat(sample.coveredSeconds()).isEqualTo(15);
        assertThat(sample.requests().ended()).isEqualTo(30);
        assertThat(sample.tokens().generation()).isEqualTo(1000);
        assertThat(sample.engine().running()).isEqualTo(10);
        assertThat(kept.last().latencies().getFirst().counts()).containsExactly(20, 10);
        assertThat(kept.last().outcomes().getFirst().dialect()).isEqualTo("vllm");
    }

    @Test
    void F08_anInstantThatLacksSeriesIsRefusedWhole() {
        push(0, series(1));
        afterTheWindow();
        accept(15, Pushed.at(time(15), series(2)).subList(0, 4));
        kept.now = time(40);
        intake.sweep();

        OutcomeRow outcome = kept.last().outcomes().getFirst();
        assertThat(kept.last().serving()).isEmpty();
        assertThat(outcome.up()).isFalse();
        assertThat(outcome.error()).isEqualTo("incomplete");

        push(45, series(4));
        assertThat(kept.last().serving().getFirst().requests().ended())
                .as("the increase since the last whole page")
                .isEqualTo(90);
    }

    @Test
    void seriesThatStayAwayTwiceAreGoneAndLeaveNoSpike() {
        push(0, series(1));
        afterTheWindow();
        for (int i = 1; i <= 3; i++) {
            Map<Series, Double> fewer = series(1 + i);
            fewer.keySet().removeIf(series -> series.name().startsWith("vllm:generation"));
            accept(15 * i, Pushed.at(time(15 * i), fewer));
            kept.now = time(15 * i + 11);
            intake.sweep();
        }

        assertThat(kept.batches.stream()
                        .map(batch -> batch.outcomes().getFirst().error()))
                .containsExactly("", "incomplete", "", "");
        assertThat(kept.batches.get(2).serving().getFirst().requests().ended()).isNaN();
        assertThat(kept.last().serving().getFirst().requests().ended()).isEqualTo(30);
    }

    @Test
    void comingInTheMiddleOfAnInstantLeavesNoSpike() {
        accept(0, Pushed.at(time(0), series(1)).subList(0, 3));
        afterTheWindow();
        push(15, series(2));
        afterTheWindow();
        push(30, series(3));

        assertThat(kept.batches.get(1).serving().getFirst().tokens().generation())
                .isNaN();
        assertThat(kept.last().serving().getFirst().tokens().generation()).isEqualTo(1000);
    }

    @Test
    void whatComesAgainIsNoErrorAndNothingTwice() {
        push(0, series(1));
        afterTheWindow();
        push(15, series(2));

        Receipt again = accept(16, Pushed.at(time(15), series(2)));
        Receipt otherwise = accept(16, Pushed.at(time(15), series(3)));

        assertThat(again.of(Verdict.REPEATED)).isEqualTo(series(2).size());
        assertThat(again.refused()).isZero();
        assertThat(otherwise.of(Verdict.CONFLICTING)).isPositive();
        assertThat(otherwise.complaint()).contains("with another value");
        assertThat(kept.batches).hasSize(2);
    }

    @Test
    void F17_whatIsOutOfOrderOrOutOfBoundsIsRefusedAndNamed() {
        push(60, series(1));
        afterTheWindow();

        assertThat(accept(80, Pushed.at(time(30), series(1))).of(Verdict.LATE)).isPositive();
        assertThat(accept(80, Pushed.at(time(80 + 3600), series(1))).of(Verdict.TOO_NEW))
                .isPositive();
        assertThat(accept(80, Pushed.at(Instant.EPOCH, series(1))).of(Verdict.TOO_OLD))
                .isPositive();
    }

    @Test
    void seriesThatEndedAreNotWaitedFor() {
        push(0, series(1));
        afterTheWindow();
        List<PushedSeries> ends = series(1).keySet().stream()
                .map(series -> PushedSeries.of(origin(), series, List.of(Point.end(time(15)))))
                .toList();
        accept(15, ends);
        int rows = kept.batches.size();
        push(300, series(2));
        afterTheWindow();

        assertThat(rows).as("the origin is gone, which is a gap").isEqualTo(1);
        assertThat(kept.last().serving()).hasSize(1);
    }

    @Test
    void aScrapeThatFailedAtTheSenderIsATargetThatIsDown() {
        Map<Series, Double> up = new LinkedHashMap<>(series(1));
        Series own = new Series("up", "up", MetricType.UNKNOWN, List.of());
        up.put(own, 1.0);
        push(0, up);
        afterTheWindow();
        List<PushedSeries> ends = new ArrayList<>(series(1).keySet().stream()
                .map(series -> PushedSeries.of(origin(), series, List.of(Point.end(time(15)))))
                .toList());
        ends.add(PushedSeries.of(origin(), own, List.of(Point.of(time(15), 0))));
        accept(15, ends);
        OutcomeRow down = kept.last().outcomes().getFirst();
        Map<Series, Double> back = new LinkedHashMap<>(series(3));
        back.put(own, 1.0);
        push(30, back);

        assertThat(down.up()).isFalse();
        assertThat(down.error()).isEqualTo("scrape_failed");
        assertThat(kept.last().outcomes().getFirst().up()).isTrue();
        assertThat(kept.last().serving().getFirst().coveredSeconds()).isEqualTo(30);
    }

    @Test
    void F21_thereIsNoRoomWhileRowsWait() {
        kept.room = false;
        assertThat(intake.hasRoom()).isFalse();
    }

    private Origin origin() {
        return new Origin(Way.REMOTE_WRITE, "vllm", "10.0.0.11:8000");
    }

    private static Map<Series, Double> series(int step) {
        return new LinkedHashMap<>(Pushed.series(Pushed.vllm(step)));
    }

    private static Instant time(int seconds) {
        return Pushed.NOW.plusSeconds(seconds);
    }

    private void push(int seconds, Map<Series, Double> page) {
        accept(seconds, Pushed.at(time(seconds), page));
    }

    private Receipt accept(int seconds, List<PushedSeries> series) {
        kept.now = time(seconds).plusMillis(300);
        return intake.accept(Way.REMOTE_WRITE, series, NOTHING);
    }

    private void afterTheWindow() {
        kept.now = kept.now.plus(Duration.ofSeconds(11));
        intake.sweep();
    }
}
