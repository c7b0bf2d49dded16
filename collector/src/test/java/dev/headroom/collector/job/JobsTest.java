package dev.headroom.collector.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobsTest {

    private final Jobs jobs = new Jobs();
    private final BackgroundJob rollups = jobs.named("rollups", "Rollups stand still");

    @Test
    void aJobThatNeverRanDoesNotFail() {
        assertThat(jobs.failing()).containsExactlyEntriesOf(Map.of("rollups", false));
    }

    @Test
    void anExceptionStaysInsideAndIsSeenUntilTheJobWorksAgain() {
        assertThat(rollups.run(() -> {
                    throw new IllegalStateException("the database is away");
                }))
                .isFalse();
        assertThat(jobs.failing()).containsEntry("rollups", true);

        assertThat(rollups.run(() -> {})).isTrue();
        assertThat(jobs.failing()).containsEntry("rollups", false);
    }

    @Test
    void workThatFailsWithoutAnExceptionSaysSo() {
        rollups.report(Optional.of("one of ten failed"));
        assertThat(rollups.isFailing()).isTrue();

        rollups.report(Optional.empty());
        assertThat(rollups.isFailing()).isFalse();
    }

    @Test
    void whatGoesOnFailingNeverLooksWellInBetween() {
        for (int round = 0; round < 3; round++) {
            assertThat(rollups.run(() -> {}, () -> Optional.of("one of ten failed")))
                    .isFalse();
            rollups.run(() -> assertThat(rollups.isFailing()).isTrue(), () -> Optional.of("one of ten failed"));
        }
        assertThat(rollups.run(() -> {}, Optional::empty)).isTrue();
    }

    @Test
    void aNameIsOneJobWhoeverAsks() {
        jobs.named("rollups", "again").report(Optional.of("failed"));

        assertThat(rollups.isFailing()).isTrue();
    }
}
