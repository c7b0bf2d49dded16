package dev.headroom.collector.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.exposition.PageLayout;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.exposition.PageOutcome;
import dev.headroom.collector.exposition.PageParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GivenPageTest {

    private static final Path REAL = Path.of("src/test/resources/exposition/pages");

    static List<Path> realPages() throws IOException {
        try (Stream<Path> files = Files.list(REAL)) {
            return files.filter(file -> file.toString().endsWith(".txt")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("realPages")
    void aPagePutTogetherFromItsSeriesTellsTheSameAsItsBytes(Path file) throws IOException {
        byte[] body = Files.readAllBytes(file);
        PageOutcome outcome = new PageParser(PageLimits.DEFAULT).parse(body, body.length, PageFormat.PROMETHEUS_TEXT);
        assertThat(outcome).isInstanceOf(PageOutcome.Parsed.class);
        Page page = ((PageOutcome.Parsed) outcome).page();
        double[] values = IntStream.range(0, page.layout().series().size())
                .mapToDouble(page::value)
                .toArray();
        Page given = Page.of(PageLayout.of(page.layout().series()), values);

        PageReading.Read read = Pages.reader(DialectCatalog.AUTO).read(given);

        PageReading.Read real = Pages.real(file.getFileName().toString());
        assertThat(read.dialect()).isEqualTo(real.dialect());
        assertThat(read.series()).isEqualTo(real.series());
        assertThat(read.observation().serving())
                .hasSameSizeAs(real.observation().serving());
        assertThat(read.observation().gpus()).isEqualTo(real.observation().gpus());
    }

    @Test
    void aPageNeedsOneValueForEachSeries() {
        assertThatThrownBy(() -> Page.of(PageLayout.of(List.of()), new double[] {1}))
                .hasMessageContaining("values must match the layout");
    }
}
