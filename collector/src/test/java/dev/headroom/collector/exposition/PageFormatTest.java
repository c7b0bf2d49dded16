package dev.headroom.collector.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageFormatTest {

    @Test
    void F07_onlyTheTwoTextFormatsAreMetricsPages() {
        assertThat(PageFormat.ofContentType("text/plain; version=0.0.4; charset=utf-8"))
                .contains(PageFormat.PROMETHEUS_TEXT);
        assertThat(PageFormat.ofContentType("application/openmetrics-text; version=1.0.0"))
                .contains(PageFormat.OPENMETRICS);
        assertThat(PageFormat.ofContentType("Text/Plain")).contains(PageFormat.PROMETHEUS_TEXT);
        assertThat(PageFormat.ofContentType("text/html")).isEmpty();
        assertThat(PageFormat.ofContentType("")).isEmpty();
    }
}
