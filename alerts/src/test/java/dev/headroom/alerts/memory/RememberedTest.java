package dev.headroom.alerts.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<String> read = new ArrayList<>();
    private final Remembered<String, Integer> remembered = new Remembered<>(_ -> MINUTE);

    @Test
    void aValueIsReadOnceAPeriod() {
        for (int second = 0; second < 600; second += 10) {
            remembered.of("deepseek-r1", NOW.plusSeconds(second), this::read);
        }

        assertThat(read).hasSizeBetween(10, 11);
    }

    @Test
    void manyKeysAreNotReadAgainAtTheSameMoment() {
        List<String> keys =
                IntStream.range(0, 600).mapToObj(i -> "service-" + i).toList();
        keys.forEach(key -> remembered.of(key, NOW, this::read));
        for (int second = 10; second <= 60; second += 10) {
            read.clear();
            Instant now = NOW.plusSeconds(second);
            keys.forEach(key -> remembered.of(key, now, this::read));
            assertThat(read).as("after %s s", second).hasSizeBetween(50, 150);
        }
    }

    @Test
    void aClockThatIsSetBackOnlyReadsAgain() {
        remembered.of("deepseek-r1", NOW, this::read);
        remembered.of("deepseek-r1", NOW.minus(Duration.ofHours(1)), this::read);

        assertThat(read).hasSize(2);
    }

    private int read(String key) {
        read.add(key);
        return read.size();
    }
}
