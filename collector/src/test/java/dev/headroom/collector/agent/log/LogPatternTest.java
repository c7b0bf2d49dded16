package dev.headroom.collector.agent.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogPatternTest {

    private static LogLine line(String text) {
        byte[] bytes = ("before" + text + "after").getBytes(StandardCharsets.UTF_8);
        return new LogLine(bytes, 6, bytes.length - 5);
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
        List<String> matched = LogPattern.DEFAULTS.stream()
                .filter(pattern -> pattern.matches(line(text)))
                .map(LogPattern::event)
                .toList();

        assertThat(String.join(" ", matched)).isEqualTo(events == null ? "" : events.replace("`", ""));
    }

    @Test
    void anExpressionMatchesAnywhereInTheLine() {
        LogPattern pattern = LogPattern.of("Evicted", "evict(ed|ion) of \\d+ blocks");

        assertThat(pattern.matches(line("W: eviction of 12 blocks"))).isTrue();
        assertThat(pattern.matches(line("W: eviction of no blocks"))).isFalse();
    }

    @Test
    void anExpressionThatExplodesDoesNotMatchAndDoesNotHang() {
        LogPattern pattern = LogPattern.of("Bomb", "(a+)+$");
        long started = System.nanoTime();

        assertThat(pattern.matches(line("a".repeat(5000) + "b"))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatIsNoExpressionIsRefusedInOneSentence() {
        assertThatThrownBy(() -> LogPattern.of("Broken", "("))
                .hasMessageStartingWith("the pattern Broken is no regular");
        assertThatThrownBy(() -> LogPattern.of("", "x")).hasMessageContaining("NAME=REGEX");
    }
}
