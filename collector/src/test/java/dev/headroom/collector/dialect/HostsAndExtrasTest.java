package dev.headroom.collector.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.collector.dialect.table.Dialect;
import dev.headroom.collector.dialect.table.DialectFile;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.reading.HostReading;
import dev.headroom.collector.sample.reading.LogEventReading;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Machines, matches in logs, and families that a table keeps. */
class HostsAndExtrasTest {
    private static final String VLLM = "vllm:num_requests_running{engine=\"0\"} 3\n";

    @Test
    void nodeExporterTellsConnectionsProcessorsAndMemory() {
        PageReading.Read read = Pages.real("node_exporter_excerpt.txt");

        assertThat(read.dialect()).isEqualTo("node-exporter");
        HostReading host = read.observation().hosts().getFirst();
        assertThat(host.connections()).isEqualTo(new Connections(0, Double.NaN));
        assertThat(host.cpuSeconds()).isEqualTo(94008.71);
        assertThat(host.cpuBusySeconds()).isBetween(4183.2, 4183.3);
        assertThat(host.memoryTotalBytes()).isEqualTo(3831959552.0);
        assertThat(host.memoryUsedBytes()).isEqualTo(3831959552.0 - 230883328 - 22568960 - 953229312);
    }

    @Test
    void aMachineCarriesItsOwnNameUnlessTheOperatorGaveOne() {
        HostReading host = Pages.read("""
                node_uname_info{nodename="gpu-07",sysname="Linux"} 1
                node_netstat_Tcp_CurrEstab 17
                """).observation().hosts().getFirst();

        assertThat(host.host().node()).isEqualTo("gpu-07");
        assertThat(host.connections().established()).isEqualTo(17);
    }

    @Test
    void theAgentTellsConnectionsTheirLimitAndMatchesInLogs() {
        PageReading.Read read = Pages.read("""
                headroom_agent_tcp_established{port=""} 240
                headroom_agent_tcp_established{port="8000"} 230
                headroom_agent_tcp_limit{port=""} 4096
                headroom_agent_log_events_total{event="RateLimitExceeded",file="a"} 5
                headroom_agent_log_events_total{event="RateLimitExceeded",file="b"} 6
                headroom_agent_log_events_total{event="ResourceExhausted",file="a"} 0
                """);

        assertThat(read.observation().hosts().getFirst().connections()).isEqualTo(new Connections(240, 4096));
        assertThat(read.observation().logEvents())
                .extracting(LogEventReading::event, LogEventReading::total)
                .containsExactly(tuple("RateLimitExceeded", 11.0), tuple("ResourceExhausted", 0.0));
        assertThat(read.observation().extras())
                .singleElement()
                .satisfies(extra -> assertThat(extra.series().labels()).isEqualTo(Map.of("port", "8000")));
    }

    @Test
    void onePageMayShowAMachineAndItsGpus() {
        assertThat(Pages.read("""
                        node_netstat_Tcp_CurrEstab 17
                        DCGM_FI_DEV_GPU_UTIL{gpu="0",UUID="GPU-a"} 95
                        """).dialect()).isEqualTo("dcgm+node-exporter");
    }

    @Test
    void extrasAreKeptBesideWhatAnotherDialectReads() {
        PageReading.Read read = read(2, """
                vllm:num_requests_running{engine="0"} 3
                # TYPE vllm:estimated_flops_per_gpu counter
                vllm:estimated_flops_per_gpu_total{engine="0",rank="0"} 100
                vllm:estimated_flops_per_gpu_total{engine="0",rank="1"} 50
                my_depth 7
                """);

        assertThat(read.dialect()).isEqualTo("vllm+mine");
        assertThat(read.warnings()).isEmpty();
        assertThat(read.observation().extras())
                .extracting(extra -> extra.series().name(), extra -> extra.counter(), extra -> extra.value())
                .containsExactly(tuple("flops", true, 150.0), tuple("depth", false, 7.0));
        assertThat(read.observation().extras().getFirst().series().labels()).isEqualTo(Map.of("engine", "0"));
        assertThat(read.observation().extras().getFirst().unit()).isEqualTo("flop");
        assertThat(read.unknownFamilies()).isEmpty();
    }

    @Test
    void extrasBeyondTheLimitAreLeftOutWithAWarning() {
        PageReading.Read read = read(1, VLLM + "vllm:estimated_flops_per_gpu_total{engine=\"0\"} 1\nmy_depth 7\n");

        assertThat(read.observation().extras()).hasSize(1);
        assertThat(read.warnings())
                .containsExactly(
                        "1 extra series were left out: a target may have 1" + " (headroom.scrape.limits.extra-series)");
    }

    @Test
    void aWholeHistogramIsNoExtraAndTheWarningSaysWhatIs() {
        PageReading.Read read = read(5, VLLM + "my_depth_bucket{le=\"+Inf\"} 7\n");

        assertThat(read.observation().extras()).isEmpty();
        assertThat(read.warnings())
                .containsExactly("extra depth of dialect mine: my_depth is a histogram,"
                        + " keep my_depth_count or my_depth_sum instead");
    }

    private static PageReading.Read read(int limit, String page) {
        Dialect mine = DialectFile.parse("mine.yaml", new ByteArrayInputStream("""
                name: mine
                kind: extras
                recognised-by: "vllm:num_requests_running"
                extras:
                  flops: {family: "vllm:estimated_flops_per_gpu_total", labels: engine, unit: flop}
                  depth: my_depth
                """.getBytes(StandardCharsets.UTF_8)));
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        PageReader reader = DialectCatalog.bundled()
                .with(List.of(mine))
                .reader(DialectCatalog.AUTO, Pages.TARGET, new ReadLimits(PageLimits.DEFAULT, limit));
        return (PageReading.Read) reader.read(body, body.length, PageFormat.PROMETHEUS_TEXT);
    }
}
