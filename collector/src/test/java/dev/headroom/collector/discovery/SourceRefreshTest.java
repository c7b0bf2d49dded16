package dev.headroom.collector.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.discovery.SourceRefresh.Context;
import dev.headroom.collector.discovery.SourceRefresh.Rhythm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SourceRefreshTest {

    private static final JobDefinition JOB = JobDefinition.ofFiles("gpus", List.of(Path.of("x.json")), Map.of());
    private static final TargetSource.Listing TWO = new TargetSource.Listing(
            List.of(new TargetGroup(List.of("10.0.0.1:9400", "10.0.0.2:9400"), Map.of())), List.of());
    private static final Duration AMPLE = Duration.ofSeconds(20);

    private static SourceRefresh refresh(TargetSource source, Duration deadline, int most) {
        return new SourceRefresh(
                JOB,
                JOB.sources().getFirst(),
                source,
                new Rhythm(Duration.ofMillis(10), deadline, most),
                new Context(new TargetFactory(JOB, Pace.DEFAULT), InstantSource.system()));
    }

    @Test
    void aBrokenSourceKeepsItsLastGoodListAndSaysWhy() throws Exception {
        AtomicReference<String> broken = new AtomicReference<>("");
        SourceRefresh refresh = refresh(
                () -> {
                    if (!broken.get().isEmpty()) {
                        throw new SourceFailure(broken.get());
                    }
                    return TWO;
                },
                AMPLE,
                10);
        refresh.refreshNow(AMPLE);
        broken.set("it answered with status 503 instead of 200");
        refresh.refreshNow(AMPLE);

        assertThat(refresh.found().targets()).hasSize(2);
        assertThat(refresh.state().error()).hasValue("it answered with status 503 instead of 200");
        assertThat(refresh.warnings())
                .containsExactly(
                        "The files source x.json of job gpus gives no list: it answered with status 503 instead"
                                + " of 200; its last list of 2 targets stays in use.");
        broken.set("");
        refresh.refreshNow(AMPLE);
        assertThat(refresh.warnings()).isEmpty();
    }

    @Test
    void aSourceThatHangsIsGivenUpAtItsDeadlineAndHoldsUpNobody() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        SourceRefresh refresh = refresh(
                () -> {
                    never.await();
                    return TWO;
                },
                Duration.ofMillis(300),
                10);
        long start = System.nanoTime();
        refresh.tick();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(250));

        await().until(() -> {
            refresh.tick();
            return refresh.state().error().isPresent();
        });
        assertThat(refresh.state().error().orElseThrow()).contains("did not answer within");
        refresh.close();
    }

    @Test
    void F12_aListOverTheLimitIsRefusedWholeAndTheLimitNamed() throws Exception {
        SourceRefresh refresh = refresh(() -> TWO, AMPLE, 1);
        refresh.refreshNow(AMPLE);

        assertThat(refresh.found().targets()).isEmpty();
        assertThat(refresh.state().error()).hasValue("it lists 2 targets, more than the limit targets of 1");
    }

    @Test
    void aMistakeOfOursIsNoEndOfTheSource() throws Exception {
        SourceRefresh refresh = refresh(
                () -> {
                    throw new IllegalStateException("oops");
                },
                AMPLE,
                10);
        refresh.refreshNow(AMPLE);

        assertThat(refresh.state().error().orElseThrow()).contains("mistake of Headroom");
    }
}
