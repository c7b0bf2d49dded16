package dev.headroom.collector.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainDurationTest {

    @ParameterizedTest
    @CsvSource({"2999, 3 s", "3000, 3 s", "2500, 2.5 s", "10000, 10 s", "400, 400 ms", "996, 1 s", "0, 0 ms"})
    void tellsNoMoreDigitsThanAReaderNeeds(long millis, String text) {
        assertThat(PlainDuration.of(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
