package dev.headroom.dashboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageVersionsTest {

    private static final String PAGE = """
            # TYPE requests_total counter
            requests_total{code="200"} 5000
            seconds_bucket{le="+Inf"} 3
            seconds_sum 1.5
            running 7
            """;

    private final PageVersions versions = new PageVersions(PAGE);

    private String at(long second) {
        return new String(versions.at(second), StandardCharsets.UTF_8);
    }

    @Test
    void countersGrowFromSecondToSecondAndGaugesStay() {
        assertThat(at(2)).isEqualTo("""
                        # TYPE requests_total counter
                        requests_total{code="200"} 5010.0
                        seconds_bucket{le="+Inf"} 5.0
                        seconds_sum 3.5
                        running 7
                        """);
    }

    @Test
    void theySomedayBeginAnew() {
        assertThat(at(30)).isEqualTo(at(0));
    }
}
