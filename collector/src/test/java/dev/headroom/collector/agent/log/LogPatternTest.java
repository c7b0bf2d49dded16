package dev.headroom.collector.agent.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogPatternTest {

    /** The events of a line that stands between others. */
    private static List<String> events(List<LogPattern> patterns, String line) {
        List<String> events = new ArrayList<>();
        LineScan scan = new LineScan(
                patterns, pattern -> events.add(patterns.get(pattern).event()));
        byte[] block = ("before\n" + line + "\nafter\n").getBytes(StandardCharsets.UTF_8);
        scan.accept(block, block.length);
        assertThat(scan.lines()).isEqualTo(2 + line.lines().count());
        return events;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error\":{\"code\":\"RateLimitExceeded\",\"message\":\"TPM exceeded\"}} | RateLimitExceeded",
                "{\"error\":{\"status\":\"RESOURCE_EXHAUSTED\"}} | ResourceExhausted",
                "grpc: StatusCode.ResourceExhausted: queue full | ResourceExhausted",
                "INFO:     10.0.0.5:53412 - \"POST /v1/chat/completions HTTP/1.1\" 429 Too Many Requests | Http429",
                "10.0.0.5 - - [01/Jan/2026:00:00:00 +0000] \"POST /v1 HTTP/1.1\" 429 169 \"-\" \"curl\" | Http429",
                "*101 limiting requests, excess: 20.180 by zone \"app\", client: 127.0.0.1 | NginxLimited",
                "NVRM: Xid (PCI:0000:cb:00): 79, pid=1, GPU has fallen off the bus. | GpuXid GpuFallenOffTheBus",
                "INFO: \"POST /v1/chat/completions HTTP/1.1\" 200 OK 429 tokens | `",
            })
    void theDefaultsKnowTheLinesOfRealServers(String text, String events) {
        assertThat(String.join(" ", events(LogPattern.DEFAULTS, text)))
                .isEqualTo(events == null ? "" : events.replace("`", ""));
    }

    @Test
    void aLineCountsOnceForAnEventHoweverOftenItSaysSo() {
        assertThat(events(LogPattern.DEFAULTS, "RateLimitExceeded rate_limit_exceeded RateLimitExceeded"))
                .containsExactly("RateLimitExceeded");
    }

    @Test
    void aTextThatGoesOnInTheNextLineIsNone() {
        assertThat(events(LogPattern.DEFAULTS, "RateLimit\nExceeded")).isEmpty();
    }

    @Test
    void anExpressionMatchesAnywhereInTheLine() {
        List<LogPattern> patterns = List.of(LogPattern.of("Evicted", "evict(ed|ion) of \\d+ blocks"));

        assertThat(events(patterns, "W: eviction of 12 blocks")).containsExactly("Evicted");
        assertThat(events(patterns, "W: eviction of no blocks")).isEmpty();
    }

    @Test
    void anExpressionThatExplodesDoesNotMatchAndDoesNotHang() {
        long started = System.nanoTime();

        assertThat(events(List.of(LogPattern.of("Bomb", "(a+)+$")), "a".repeat(5000) + "b"))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatIsNoExpressionIsRefusedInOneSentence() {
        assertThatThrownBy(() -> LogPattern.of("Broken", "("))
                .hasMessageStartingWith("the pattern Broken is no regular");
        assertThatThrownBy(() -> LogPattern.of("", "x")).hasMessageContaining("NAME=REGEX");
    }
}
