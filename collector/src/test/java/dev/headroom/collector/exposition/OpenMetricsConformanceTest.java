package dev.headroom.collector.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parser cases of the OpenMetrics project. */
class OpenMetricsConformanceTest {
    private static final Path CASES = Path.of("src/test/resources/exposition/openmetrics");

    static List<String> cases() throws IOException {
        try (Stream<Path> directories = Files.list(CASES)) {
            return directories
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void F08_everyCaseParsesOrFailsAsThePublishedTestSays(String name) throws IOException {
        byte[] page = Files.readAllBytes(CASES.resolve(name).resolve("metrics"));
        String expectation = Files.readString(CASES.resolve(name).resolve("test.json"));

        PageOutcome outcome = new PageParser(PageLimits.DEFAULT).parse(page, page.length, PageFormat.OPENMETRICS);

        boolean shouldParse = expectation.replace(" ", "").contains("\"shouldParse\":true");
        assertThat(outcome instanceof PageOutcome.Parsed).as("%s", outcome).isEqualTo(shouldParse);
    }
}
