package dev.headroom.collector.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of OpenMetrics 1.0 beside those the published cases try. */
class OpenMetricsFormatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# TYPE a counter\n# HELP a he\0lp \\\\ \\n\n",
                "# TYPE a stateset\na{a=\"x\"} 0\na{a=\"y\"} 1.0\n",
                "# TYPE a info\na_info{x=\"1\"} 1 1\na_info{x=\"2\"} 1 0\n",
                "# TYPE a counter\na_total{b=\"b{c}d\"} 1 1.5e3\na_created{b=\"b{c}d\"} 12 1600\n",
                "# TYPE a histogram\na_bucket{le=\"+Inf\"} 3\na_count 3\na_sum 2\na_created 123\n",
                "# TYPE a summary\na_count 1\na_sum 2\na{quantile=\"1\"} NaN\n",
                "a 1 -5\na 2 0\n",
                "a{\"b.c\"=\"1\"} 1\n",
                "# TYPE \"my.requests\" counter\n{\"my.requests_total\",\"http.route\"=\"/v1\",b=\"2\"} 1\n",
                "a{b=\"1\"} 1\na{b=\"2\"} 1\nc 1\n"
            })
    void validPagesAreRead(String lines) {
        assertThat(parse(lines + "# EOF\n")).isInstanceOf(PageOutcome.Parsed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{b=\"1\",} 1\n",
                "a{ b=\"1\"} 1\n",
                "a {b=\"1\"} 1\n",
                "a{b=\"1\",b=\"1\"} 1\n",
                "a{\"b\"} 1\n",
                "{\"a\",\"b\"} 1\n",
                "{b=\"1\"} 1\n",
                "# TYPE \"\" gauge\n",
                "# TYPE a counter\na_total 1 # {\"b\"} 1\n",
                "a  1\n",
                "a\t1\n",
                "a 1\r\n",
                "a 1 \n",
                "a 1 1e\n",
                "a.b 1\n",
                "# TYPE 0a gauge\n",
                "#TYPE a gauge\n",
                "# TYPE a gauge\na 1 # {} 1\n",
                "# TYPE a counter\na_created 1 # {} 1\n",
                "# TYPE a counter\na_total 1 # {b=\"c\"} 1 1 1\n",
                "# TYPE a counter\na_total -1\n",
                "# TYPE a counter\na 1\n",
                "# TYPE a histogram\na_bucket{le=\"+Inf\"} 0.5\n",
                "# TYPE a histogram\na_bucket{le=\"x\"} 1\n",
                "# TYPE a histogram\na_bucket{le=\"1\"} 1\n",
                "# TYPE a histogram\na_bucket{le=\"+Inf\"} 1\na_sum 1\n",
                "# TYPE a histogram\na_bucket{b=\"1\",le=\"1\"} 1\na_bucket{b=\"2\",le=\"+Inf\"} 1\n",
                "# TYPE a summary\na{quantile=\"x\"} 1\n",
                "# TYPE a info\n# TYPE a_info gauge\n",
                "# TYPE x_u info\n# UNIT x_u u\n",
                "a 1\nb 1\na 2\n",
                "a{b=\"1\"} 1\na{b=\"2\"} 1\na{b=\"1\"} 1\n"
            })
    void F08_invalidPagesAreRefusedWithLineAndReason(String lines) {
        assertThat(parse(lines + "# EOF\n")).isInstanceOfSatisfying(PageOutcome.Malformed.class, malformed -> {
            assertThat(malformed.line()).isPositive();
            assertThat(malformed.reason()).isNotBlank();
        });
    }

    @Test
    void F10_theEndMustBeMarkedAndIsTheEnd() {
        assertThat(parse("a 1\n")).isEqualTo(new PageOutcome.Malformed(1, "# EOF is missing: the page was cut off"));
        assertThat(parse("a 1\n# EOFb")).isInstanceOf(PageOutcome.Malformed.class);
        assertThat(parse("a 1\n# EOF\n\n")).isEqualTo(new PageOutcome.Malformed(3, "text after # EOF"));
        assertThat(parse("a 1\n# EOF")).isInstanceOf(PageOutcome.Parsed.class);
    }

    @Test
    void samplesBelongToTheirFamily() {
        Page page = ((PageOutcome.Parsed)
                        parse("# TYPE a counter\n# UNIT a \na_total{b=\"c\"} 5 # {t=\"1\"} 3 1.5\n# EOF\n"))
                .page();

        Series series = page.layout().series().getFirst();
        assertThat(series.family()).isEqualTo("a");
        assertThat(series.name()).isEqualTo("a_total");
        assertThat(series.type()).isEqualTo(MetricType.COUNTER);
        assertThat(page.value(0)).isEqualTo(5);
    }

    private static PageOutcome parse(String page) {
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        return new PageParser(PageLimits.DEFAULT).parse(body, body.length, PageFormat.OPENMETRICS);
    }
}
