package dev.headroom.collector.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that fits the remembered layout must read exactly as it would without memory. */
class PageParserTest {
    private static final String PAGE = "# TYPE a counter\na{x=\"1\"} 1\na{x=\"2\"} 2.5e3\nb NaN\n";

    private final PageParser parser = new PageParser(PageLimits.DEFAULT);

    @Test
    void aPageThatDiffersInNumbersOnlyHasTheSameLayout() {
        Page first = page(parse(PAGE));
        Page second = page(parse(PAGE.replace("2.5e3", "17").replace("NaN", "+Inf")));

        assertThat(second.layout()).isSameAs(first.layout());
        assertThat(second.value(0)).isEqualTo(1);
        assertThat(second.value(1)).isEqualTo(17);
        assertThat(second.value(2)).isInfinite();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# TYPE a counter\na{x=\"1\"} 1\na{x=\"2\"} 2\nb 3\nc 4\n",
                "# TYPE a counter\na{x=\"1\"} 1\na{x=\"3\"} 2\nb 3\n",
                "# TYPE a counter\na{x=\"1\"} 1\n",
                "# TYPE a gauge\na{x=\"1\"} 1\na{x=\"2\"} 2\nb 3\n",
                "# TYPE a counter\na{x=\"1\"} 1\na{x=\"2\"} 2\nb 3",
                "# TYPE a counter\na{x=\"1\"} 1 1700000000000\na{x=\"2\"} 2\nb 3\n",
                "# TYPE a counter\na{x=\"1\"} 1x\na{x=\"2\"} 2\nb 3\n",
                "# TYPE a counter\na{x=\"1\"} \na{x=\"2\"} 2\nb 3\n",
                "# TYPE a counter\na{x=\"1\"} 1\na{x=\"2\"} 0x12\nb 3\n",
                ""
            })
    void aPageThatDiffersInMoreIsReadAfresh(String other) {
        parse(PAGE);

        PageOutcome remembering = parse(other);
        byte[] body = other.getBytes(StandardCharsets.UTF_8);
        PageOutcome fresh = new PageParser(PageLimits.DEFAULT).parse(body, body.length, PageFormat.PROMETHEUS_TEXT);

        if (fresh instanceof PageOutcome.Parsed parsed) {
            Page expected = parsed.page();
            Page page = page(remembering);
            assertThat(page.layout().series()).isEqualTo(expected.layout().series());
            for (int i = 0; i < expected.layout().series().size(); i++) {
                assertThat(page.value(i)).isEqualTo(expected.value(i));
            }
        } else {
            assertThat(remembering).isEqualTo(fresh);
        }
    }

    @Test
    void aRefusedPageDoesNotSpoilTheMemory() {
        Page first = page(parse(PAGE));
        parse("broken");

        assertThat(page(parse(PAGE)).layout()).isSameAs(first.layout());
    }

    @Test
    void onlyTheGivenLengthOfTheBufferIsRead() {
        byte[] buffer = (PAGE + "garbage").getBytes(StandardCharsets.UTF_8);
        int length = PAGE.length();

        assertThat(parser.parse(buffer, length, PageFormat.PROMETHEUS_TEXT)).isInstanceOf(PageOutcome.Parsed.class);
        assertThat(parser.parse(buffer, length, PageFormat.PROMETHEUS_TEXT)).isInstanceOf(PageOutcome.Parsed.class);
    }

    @Test
    void F09_aNumberTooLargeForADoubleIsInfiniteAndCounted() {
        Page page = page(parse("a 1e999\nb +Inf\n"));

        assertThat(page.value(0)).isInfinite();
        assertThat(page.value(1)).isInfinite();
        assertThat(page.overflows()).isEqualTo(1);
    }

    @Test
    void targetsWhosePagesDifferInNumbersOnlyShareOneLayout() {
        KnownLayouts known = new KnownLayouts();
        PageParser one = new PageParser(PageLimits.DEFAULT, known);
        PageParser another = new PageParser(PageLimits.DEFAULT, known);
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        byte[] other = PAGE.replace("2.5e3", "17").getBytes(StandardCharsets.UTF_8);

        Page first = page(one.parse(page, page.length, PageFormat.PROMETHEUS_TEXT));
        Page second = page(another.parse(other, other.length, PageFormat.PROMETHEUS_TEXT));

        assertThat(second.layout()).isSameAs(first.layout());
        assertThat(second.value(1)).isEqualTo(17);
    }

    @Test
    void theSameBytesInTheOtherFormatAreNotTheSamePage() {
        KnownLayouts known = new KnownLayouts();
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        new PageParser(PageLimits.DEFAULT, known).parse(page, page.length, PageFormat.PROMETHEUS_TEXT);

        PageOutcome outcome =
                new PageParser(PageLimits.DEFAULT, known).parse(page, page.length, PageFormat.OPENMETRICS);

        assertThat(outcome).isInstanceOf(PageOutcome.Malformed.class); // no # EOF
    }

    @Test
    void aLineThatGrewBeyondItsLimitIsRefusedThoughItsLayoutIsKnown() {
        PageLimits limits = new PageLimits(9, 9, 9, 9, 60);
        for (String numbers : new String[] {"1".repeat(50), "1".repeat(80)}) {
            PageParser used = new PageParser(limits);
            byte[] small = "a{b=\"c\"} 1\nc 2\n".getBytes(StandardCharsets.UTF_8);
            byte[] grown = ("a{b=\"c\"} " + numbers + "\nc 2\n").getBytes(StandardCharsets.UTF_8);
            used.parse(small, small.length, PageFormat.PROMETHEUS_TEXT);

            PageOutcome outcome = used.parse(grown, grown.length, PageFormat.PROMETHEUS_TEXT);

            boolean fits = numbers.length() + 9 <= 60;
            assertThat(outcome instanceof PageOutcome.Parsed).isEqualTo(fits);
        }
    }

    private PageOutcome parse(String page) {
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        return parser.parse(body, body.length, PageFormat.PROMETHEUS_TEXT);
    }

    private static Page page(PageOutcome outcome) {
        return ((PageOutcome.Parsed) outcome).page();
    }
}
