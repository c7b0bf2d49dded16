package dev.headroom.collector.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {

    @Test
    void familiesTypesLabelsAndValuesAreRead() {
        Page page = parsed("""
                # HELP http_requests_total Requests.
                # TYPE http_requests_total counter
                http_requests_total{code="200", path="C:\\\\DIR\\n\\"x\\"",} 1027 1395066363000

                # a comment
                  rpc_seconds\t{ quantile = "0.5" }\t4.5e-3\s
                # TYPE wait histogram
                wait_bucket{le="+Inf"} 3
                wait_sum 1.5
                wait_count 3
                """);

        List<Series> series = page.layout().series();
        assertThat(series).hasSize(5);
        assertThat(series.get(0).type()).isEqualTo(MetricType.COUNTER);
        assertThat(series.get(0).label("path")).isEqualTo("C:\\DIR\n\"x\"");
        assertThat(series.get(1).label("quantile")).isEqualTo("0.5");
        assertThat(series.get(3).family()).isEqualTo("wait");
        assertThat(series.get(3).type()).isEqualTo(MetricType.HISTOGRAM);
        assertThat(page.value(0)).isEqualTo(1027);
        assertThat(page.value(1)).isEqualTo(0.0045);
    }

    @Test
    void aFamilyWithoutSeriesIsKnownByItsTypeLine() {
        assertThat(parsed("# TYPE errors_total counter\n").layout().families()).containsExactly("errors_total");
    }

    @Test
    void namesOfPrometheus3InQuotesAreRead() {
        Series series = parsed("{\"http.requests\",\"status.code\"=\"200\"} 1\n")
                .layout()
                .series()
                .getFirst();

        assertThat(series.name()).isEqualTo("http.requests");
        assertThat(series.label("status.code")).isEqualTo("200");
    }

    @Test
    void F10_aLastLineWithoutLineFeedIsRead() {
        assertThat(parsed("a 1\nb 2").value(1)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a ",
                "a x",
                "a 1 2 3",
                "a 1 1.5",
                "a 1 NaN",
                "0a 1",
                "a-b 1",
                "a{b} 1",
                "a{b=1} 1",
                "a{b=\"1} 1",
                "a{b=\"1\"c=\"2\"} 1",
                "a{,} 1",
                "a{b=\"1\",,} 1",
                "a{b=\"1\" 1",
                "{b=\"1\"} 1",
                "a{\"b\"} 1",
                "a 1\r",
                "\uFEFFa 1",
                "a{b=\"\0\"} 1",
                "\0",
                "# TYPE a",
                "# TYPE a meh",
                "# TYPE a gauge x",
                "a=1",
                "a'b' 1"
            })
    void F08_aMalformedLineIsRefusedWithItsNumber(String line) {
        PageOutcome outcome = parse("ok 1\n" + line + "\nok2 1\n");

        assertThat(outcome).isInstanceOfSatisfying(PageOutcome.Malformed.class, malformed -> {
            assertThat(malformed.line()).isEqualTo(2);
            assertThat(malformed.reason()).isNotBlank();
        });
    }

    @Test
    void F10_invalidUtf8IsRefused() {
        byte[] page = "a{b=\"?\"} 1\n".getBytes(StandardCharsets.UTF_8);
        page[5] = (byte) 0xC3;

        assertThat(new PageParser(PageLimits.DEFAULT).parse(page, page.length, PageFormat.PROMETHEUS_TEXT))
                .isEqualTo(new PageOutcome.Malformed(1, "not valid UTF-8"));
    }

    @Test
    void F11_ofASeriesOnThePageTwiceTheFirstIsKeptAndCounted() {
        PageOutcome.Parsed parsed = (PageOutcome.Parsed) parse("a{x=\"1\",y=\"2\"} 1\na{y=\"2\",x=\"1\",z=\"\"} 5\n");

        assertThat(parsed.page().layout().series()).hasSize(1);
        assertThat(parsed.page().value(0)).isEqualTo(1);
        assertThat(parsed.warnings())
                .containsExactly("1 series were on the page more than once; the first of each was kept");
    }

    @Test
    void F11_labelsGivenTwiceAndReservedOnesFailThePage() {
        assertThat(parse("a{x=\"1\",x=\"1\"} 1\n")).isEqualTo(new PageOutcome.Malformed(1, "label x is given twice"));
        assertThat(parse("a{__name__=\"b\"} 1\n")).isInstanceOf(PageOutcome.Malformed.class);
    }

    @Test
    void F12_eachLimitIsNamed() {
        PageLimits limits = new PageLimits(2, 2, 8, 8, 60);

        assertThat(parse("a 1\nb 1\nc 1\n", limits)).isEqualTo(new PageOutcome.LimitExceeded(PageLimit.SERIES, 2, 3));
        assertThat(parse("a{b=\"\",c=\"\",d=\"\"} 1\n", limits))
                .isEqualTo(new PageOutcome.LimitExceeded(PageLimit.LABELS, 2, 1));
        assertThat(parse("abcdefghi 1\n", limits)).isEqualTo(new PageOutcome.LimitExceeded(PageLimit.NAME_BYTES, 8, 1));
        assertThat(parse("a{b=\"123456789\"} 1\n", limits))
                .isEqualTo(new PageOutcome.LimitExceeded(PageLimit.VALUE_BYTES, 8, 1));
        assertThat(parse("# " + "x".repeat(60) + "\n", limits))
                .isEqualTo(new PageOutcome.LimitExceeded(PageLimit.LINE_BYTES, 60, 1));
    }

    @Test
    void F10_aPageWithCarriageReturnsIsToldSo() {
        assertThat(parse("# TYPE ok counter\r\nok 1\r\n"))
                .isInstanceOfSatisfying(PageOutcome.Malformed.class, malformed -> {
                    assertThat(malformed.line()).isEqualTo(1);
                    assertThat(malformed.reason()).contains("CR LF");
                });
    }

    private static Page parsed(String page) {
        return ((PageOutcome.Parsed) parse(page)).page();
    }

    private static PageOutcome parse(String page) {
        return parse(page, PageLimits.DEFAULT);
    }

    private static PageOutcome parse(String page, PageLimits limits) {
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        return new PageParser(limits).parse(body, body.length, PageFormat.PROMETHEUS_TEXT);
    }
}
