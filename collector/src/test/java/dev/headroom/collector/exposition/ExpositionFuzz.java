package dev.headroom.collector.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fuzzing.FuzzTarget;
import dev.headroom.collector.fuzzing.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Pages of one format: whatever a parser has read before, it makes of a page what a new parser makes of it, and keeps
 * within its limits.
 */
public final class ExpositionFuzz implements FuzzTarget {
    private static final PageLimits NARROW = new PageLimits(30, 4, 40, 60, 160);
    private static final Pattern NUMBER = Pattern.compile("(?<= )[0-9.]+");
    private static final List<String> OTHER_NUMBERS = List.of(
            "0",
            "-1",
            "+2.50",
            "1e9",
            "1E-3",
            ".5",
            "5.",
            "NaN",
            "+Inf",
            "-nan(ind)",
            "1e999",
            "123456789012345678901",
            "1x",
            "",
            "9".repeat(150));
    private static final byte[] PLAIN = Seeds.of("# TYPE a gauge\na{b=\"c\"} 1\na{b=\"d\"} 2\n");

    private final PageFormat format;

    public ExpositionFuzz(PageFormat format) {
        this.format = format;
    }

    @Override
    public void read(byte[] input) {
        byte[] later = withOtherNumbers(input);
        for (PageLimits limits : List.of(PageLimits.DEFAULT, NARROW)) {
            PageParser used = new PageParser(limits);
            Object plain = seen(used, limits, PLAIN, PageFormat.PROMETHEUS_TEXT);
            Object fresh = seen(new PageParser(limits), limits, input, format);
            assertThat(seen(used, limits, input, format)).isEqualTo(fresh);
            assertThat(seen(used, limits, input, format)).isEqualTo(fresh);
            assertThat(seen(used, limits, later, format))
                    .isEqualTo(seen(new PageParser(limits), limits, later, format));
            assertThat(seen(used, limits, input, format)).isEqualTo(fresh);
            assertThat(seen(used, limits, PLAIN, PageFormat.PROMETHEUS_TEXT)).isEqualTo(plain);
        }
    }

    private static byte[] withOtherNumbers(byte[] page) {
        AtomicInteger next = new AtomicInteger(page.length);
        return NUMBER.matcher(new String(page, StandardCharsets.ISO_8859_1))
                .replaceAll(_ -> OTHER_NUMBERS.get(next.getAndIncrement() % OTHER_NUMBERS.size()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Everything that can be told of a page that was read. */
    private record Seen(
            List<Series> series, Set<String> families, List<Double> values, int overflows, List<String> warnings) {}

    private static Object seen(PageParser parser, PageLimits limits, byte[] body, PageFormat format) {
        return switch (parser.parse(body, body.length, format)) {
            case PageOutcome.Parsed(var page, var warnings) -> {
                List<Series> series = page.layout().series();
                assertThat(series).hasSizeLessThanOrEqualTo(limits.series());
                List<Double> values = new ArrayList<>(series.size());
                for (int i = 0; i < series.size(); i++) {
                    requireWithin(limits, series.get(i));
                    values.add(page.value(i));
                }
                yield new Seen(series, page.layout().families(), values, page.overflows(), warnings);
            }
            case PageOutcome refused -> refused;
        };
    }

    private static void requireWithin(PageLimits limits, Series series) {
        boolean within = bytes(series.name()) <= limits.nameBytes()
                && series.labels().size() <= limits.labels()
                && series.labels().stream()
                        .allMatch(label -> bytes(label.name()) <= limits.nameBytes()
                                && bytes(label.value()) <= limits.valueBytes());
        assertThat(within).as("%s keeps within %s", series, limits).isTrue();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        if (format == PageFormat.OPENMETRICS) {
            seeds.addAll(Seeds.resources("exposition/openmetrics"));
        } else {
            Seeds.resources("exposition/pages").forEach(page -> seeds.addAll(Seeds.pieces(page)));
        }
        StringBuilder aLineForEachNumber = new StringBuilder("# TYPE a counter\n");
        for (int i = 0; i < OTHER_NUMBERS.size(); i++) {
            aLineForEachNumber
                    .append("a{b=\"")
                    .append(i)
                    .append("\"} ")
                    .append(i)
                    .append('\n');
        }
        seeds.add(Seeds.of(aLineForEachNumber.toString()));
        seeds.add(
                Seeds.of("# TYPE \"a b\" counter\n{\"a b\",c=\"\\\\\\\"\\n\\x\"} 1e3 1600000000000\r\nd{} -nan(ind)"));
        return seeds;
    }
}
