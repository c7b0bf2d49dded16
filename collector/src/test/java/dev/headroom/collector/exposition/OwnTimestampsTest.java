package dev.headroom.collector.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnTimestampsTest {

    private static final long NOW = Instant.parse("2026-11-22T04:00:00Z").toEpochMilli();

    private final PageParser parser =
            new PageParser(PageLimits.DEFAULT, new KnownLayouts(), InstantSource.fixed(Instant.ofEpochMilli(NOW)));

    private PageOutcome.Parsed parse(String text) {
        byte[] body = text.getBytes(UTF_8);
        return (PageOutcome.Parsed) parser.parse(body, body.length, PageFormat.PROMETHEUS_TEXT);
    }

    private static List<String> names(PageOutcome.Parsed parsed) {
        return parsed.page().layout().series().stream().map(Series::name).toList();
    }

    @Test
    void F17_aValueWithANewerTimestampIsReadAndTheSameOneAgainTellsTheSame() {
        assertThat(names(parse("a 1 " + NOW + "\nb 2\n"))).containsExactly("a", "b");
        assertThat(names(parse("a 1 " + NOW + "\nb 2\n"))).containsExactly("a", "b");
        assertThat(names(parse("a 2 " + (NOW + 15_000) + "\nb 2\n"))).containsExactly("a", "b");
    }

    @Test
    void F17_olderTimestampsAndRewrittenValuesAreDroppedAndCounted() {
        parse("a 1 " + NOW + "\nb 1 " + NOW + "\nc 3\n");

        PageOutcome.Parsed second = parse("a 1 " + (NOW - 1) + "\nb 2 " + NOW + "\nc 3\n");

        assertThat(names(second)).containsExactly("c");
        assertThat(second.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("1 series, a for one", "older than their last"))
                .anySatisfy(warning -> assertThat(warning).contains("1 series, b for one", "beside another value"));
        assertThat(names(parse("a 2 " + (NOW + 1) + "\nb 2 " + (NOW + 1) + "\nc 3\n")))
                .hasSize(3);
    }

    @Test
    void F17_aTimestampFarAheadIsDroppedAndDoesNotLockOutTheNextOnes() {
        assertThat(parse("a 1 " + (NOW + 601_000) + "\n").warnings().getFirst()).contains("ahead of our clock");
        assertThat(names(parse("a 1 " + (NOW + 599_000) + "\n"))).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_795_320_000L, 1_795_320_000_000_000L})
    void F17_aTimestampThatCannotBeIsNamed(long millis) {
        PageOutcome.Parsed parsed = parse("a 1 " + millis + "\nb 2\n");

        assertThat(names(parsed)).containsExactly("b");
        assertThat(parsed.warnings().getFirst()).contains("1 series, a for one", "cannot be");
    }

    @Test
    void F17_timestampsOfAPageThatIsRefusedDoNotCount() {
        byte[] broken = ("a 1 " + (NOW + 5_000) + "\nnot { a line\n").getBytes(UTF_8);
        parser.parse(broken, broken.length, PageFormat.PROMETHEUS_TEXT);

        assertThat(names(parse("a 1 " + NOW + "\n"))).containsExactly("a");
    }

    @Test
    void F17_openMetricsWritesSeconds() {
        byte[] body = ("# TYPE a gauge\na 1 " + NOW / 1000 + ".5\n# EOF\n").getBytes(UTF_8);
        PageOutcome.Parsed parsed = (PageOutcome.Parsed) parser.parse(body, body.length, PageFormat.OPENMETRICS);

        assertThat(names(parsed)).containsExactly("a");
    }
}
