package dev.headroom.collector.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.fuzzing.FuzzTarget;
import dev.headroom.collector.fuzzing.Seeds;
import dev.headroom.collector.fuzzing.SoundNumbers;
import dev.headroom.collector.sample.assembly.SampleAssembler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Any page as each of the bundled tables reads it: no negative or infinite number comes out, as a reading or as a row. */
public final class PageReaderFuzz implements FuzzTarget {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final List<PageFormat> FORMATS = List.of(PageFormat.values());

    private final DialectCatalog catalog = DialectCatalog.bundled();

    @Override
    public void read(byte[] input) throws ReflectiveOperationException {
        int last = input.length == 0 ? 0 : input[input.length - 1];
        PageFormat format = FORMATS.get(Math.floorMod(last, FORMATS.size()));
        if (!(read(DialectCatalog.AUTO, input, format) instanceof PageReading.Read)) {
            return;
        }
        // One of them for each input: all for each would take twenty-six times as long.
        String dialect = catalog.names()
                .get(Math.floorMod(Arrays.hashCode(input), catalog.names().size()));
        assertThat(read(dialect, input, format)).isInstanceOf(PageReading.Read.class);
    }

    private PageReading read(String dialect, byte[] page, PageFormat format) throws ReflectiveOperationException {
        PageReader reader = catalog.reader(dialect, Pages.TARGET, PageLimits.DEFAULT);
        PageReading reading = reader.read(page, page.length, format);
        if (reading instanceof PageReading.Read read) {
            SoundNumbers.check(read);
            SampleAssembler assembler = new SampleAssembler("10.0.0.11:8000", SampleAssembler.STALENESS);
            SoundNumbers.check(assembler.assemble(NOON, read.observation(), read.dialect()));
            SoundNumbers.check(assembler.assemble(NOON.plusSeconds(15), read.observation(), read.dialect()));
        }
        return reading;
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        Seeds.resources("exposition/pages").forEach(page -> seeds.addAll(Seeds.pieces(page)));
        seeds.add(Seeds.of("""
                vllm:num_requests_running{engine="0"} -1
                vllm:num_requests_waiting{engine="0"} +Inf
                vllm:e2e_request_latency_seconds_bucket{le="1"} 1
                vllm:e2e_request_latency_seconds_bucket{le="+Inf"} 2
                vllm:e2e_request_latency_seconds_count 2
                vllm:e2e_request_latency_seconds_sum -Inf
                """));
        seeds.add(Seeds.of("DCGM_FI_DEV_GPU_UTIL{gpu=\"x\",UUID=\" \"} 1e308\n"));
        return seeds;
    }
}
