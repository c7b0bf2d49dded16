package dev.headroom.collector.exposition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads one page again and again: cold, as a page whose layout nobody has seen, and warm, as a page that differs from the
 * one before in numbers only, all of which are converted. {@code megabytes} is MB/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PageParserBenchmark {

    /** A saved metrics page in the Prometheus text format. */
    @Param("src/test/resources/exposition/pages/vllm_v1_kops_conformance.txt")
    public String page;

    private byte[] even;
    private byte[] odd;
    private boolean isOdd;
    private final PageParser warm = new PageParser(PageLimits.DEFAULT);

    @Setup
    public void read() throws IOException {
        String text = Files.readString(Path.of(page));
        even = text.getBytes(StandardCharsets.UTF_8);
        odd = text.replaceAll("(?m)^([^#].*) [0-9.]+$", "$1 123456.5").getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public double cold(Bytes bytes) {
        return sum(new PageParser(PageLimits.DEFAULT), bytes);
    }

    @Benchmark
    public double warm(Bytes bytes) {
        return sum(warm, bytes);
    }

    private double sum(PageParser parser, Bytes bytes) {
        isOdd = !isOdd;
        byte[] body = isOdd ? odd : even;
        bytes.megabytes += body.length / 1e6;
        return switch (parser.parse(body, body.length, PageFormat.PROMETHEUS_TEXT)) {
            case PageOutcome.Parsed(var parsed, var _) -> {
                double sum = 0;
                for (int i = 0; i < parsed.layout().series().size(); i++) {
                    sum += parsed.value(i);
                }
                yield sum;
            }
            case PageOutcome refused -> throw new IllegalStateException("the page is refused: " + refused);
        };
    }

    /** Counted beside the operations. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Bytes {
        public double megabytes;
    }
}
