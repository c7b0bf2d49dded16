package dev.headroom.collector.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fuzzing.FuzzTarget;
import dev.headroom.collector.fuzzing.Seeds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Lists of targets, as JSON and as YAML: a list is broken, or each of its addresses is a target or refused. */
public final class TargetListFuzz implements FuzzTarget {
    private static final JobDefinition JOB =
            JobDefinition.ofFiles("gpus", List.of(Path.of("targets.json")), Map.of("service", "deepseek-r1"));

    private final TargetListParser parser = new TargetListParser();
    private final TargetFactory factory = new TargetFactory(JOB, Pace.DEFAULT);

    @Override
    public void read(byte[] input) {
        read("targets.json", input);
        read("targets.yml", input);
    }

    private void read(String file, byte[] input) {
        List<TargetGroup> groups;
        try {
            groups = parser.parseFile(file, input);
        } catch (TargetListParser.Broken broken) {
            assertThat(broken.getMessage()).isNotBlank();
            return;
        }
        Found found = Found.of(JOB, factory, new TargetSource.Listing(groups, List.of()));
        assertThat(found.targets()).hasSizeLessThanOrEqualTo(found.listed());
        assertThat(found.targets()).extracting(Target::id).doesNotHaveDuplicates();
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                Seeds.of("""
                        [{"targets": ["10.0.0.11:8000", "https://[::1]:9400/metrics?a=b"],
                          "labels": {"service": "r1", "__metrics_path__": "/m", "__param_x": "y", "n": 1, "b": true}}]
                        """),
                Seeds.of(
                        "- targets: [\"gpu-01:9400\", 'http://a b/']\n  labels: {node: gpu-01, __scheme__: HTTPS}\n- {}\n"),
                Seeds.of("- targets: &a [x]\n- targets: *a\n"),
                Seeds.of("&a [*a]\n"),
                Seeds.of("- ? &a [[*a]]\n  : 1\n"),
                Seeds.of("- labels: {a: !!int \"\", b: !!timestamp 2001-99-99, c: !!binary x, d: 0x, e: 1:2:3}\n"),
                Seeds.of(
                        "[{\"labels\": {\"a\": 1e999999999, \"__address__\": \"[\", \"service\": \"\"}, \"targets\": [\"%\"]}]"));
    }
}
