package dev.headroom.collector.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.dialect.table.BrokenTable;
import dev.headroom.collector.dialect.table.Dialect;
import dev.headroom.collector.dialect.table.DialectFile;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.fuzzing.FuzzTarget;
import dev.headroom.collector.fuzzing.Seeds;
import dev.headroom.collector.fuzzing.SoundNumbers;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tables of operators: a table has faults or can be used, whatever the page. */
public final class DialectFileFuzz implements FuzzTarget {
    private static final byte[] PAGE = Seeds.of("""
            # TYPE vllm:num_requests_running gauge
            vllm:num_requests_running{engine="0",model_name="r1"} 3
            vllm:num_requests_waiting{engine="0",model_name="r1"} 1e300
            # TYPE a_seconds histogram
            a_seconds_bucket{le="0.5"} 1
            a_seconds_bucket{le="+Inf"} 2
            a_seconds_count 2
            a_seconds_sum 1.5
            a -4
            """);

    @Override
    public void read(byte[] input) throws ReflectiveOperationException {
        Dialect dialect;
        try {
            dialect = DialectFile.parse("own.yaml", new ByteArrayInputStream(input));
        } catch (BrokenTable broken) {
            assertThat(broken.faults()).isNotEmpty();
            return;
        }
        DialectCatalog catalog = DialectCatalog.bundled().with(List.of(dialect));
        for (String name : List.of(DialectCatalog.AUTO, dialect.name())) {
            PageReading reading = catalog.reader(name, Pages.TARGET, PageLimits.DEFAULT)
                    .read(PAGE, PAGE.length, PageFormat.PROMETHEUS_TEXT);
            SoundNumbers.check(reading);
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(Seeds.files(Path.of("src/main/resources/dialects"), ".yaml"));
        seeds.add(Seeds.of("""
                name: own
                recognised-by: [a, "vllm:num_requests_running"]
                fields:
                  running: {first: [{family: a, factor: 1e300}, {sum: [a, {largest: ["vllm:num_requests_waiting"]}]}]}
                  waiting: {difference: ["vllm:num_requests_waiting", a]}
                latencies: {e2e: {family: a_seconds, divisor: 1000}}
                extras: {lora: {family: a, labels: [b], type: gauge, factor: 2, unit: tokens}}
                """));
        seeds.add(Seeds.of("name: a\nrecognised-by: a\nfields: {running: &again {first: [*again]}}\n"));
        seeds.add(Seeds.of("name: &a [[*a]]\nrecognised-by: a\n"));
        seeds.add(Seeds.of("? &a [[*a]]\n: 1\n"));
        seeds.add(Seeds.of("name: !!int \"\"\npath: !!timestamp 2001-99-99\nkind: !!float ''\n"));
        return seeds;
    }
}
