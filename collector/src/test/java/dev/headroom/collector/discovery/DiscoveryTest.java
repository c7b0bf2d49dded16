package dev.headroom.collector.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.access.AddressPolicy;
import dev.headroom.collector.discovery.relabel.AnchoredRegex;
import dev.headroom.collector.discovery.relabel.RelabelRule;
import dev.headroom.collector.discovery.relabel.RelabelRule.Selection;
import dev.headroom.collector.discovery.relabel.Relabeling;
import dev.headroom.collector.discovery.relabel.Template;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {

    private static Discovery of(JobDefinition job) {
        return new Discovery(List.of(job), DiscoverySettings.of(Pace.DEFAULT), InstantSource.system());
    }

    private static Discovered targets(String... urls) {
        return of(JobDefinition.ofTargets("vllm", List.of(urls), Map.of("service", "deepseek-r1")))
                .current();
    }

    private static List<String> urls(Discovered discovered) {
        return discovered.targets().stream()
                .map(target -> ((Endpoint.Page) target.endpoint()).url().toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.11:8000/metrics, http://10.0.0.11:8000/metrics, 10.0.0.11:8000",
        "http://10.0.0.11:8000, http://10.0.0.11:8000/metrics, 10.0.0.11:8000",
        "HTTPS://Node.Example/Metrics, https://node.example/Metrics, node.example:443/Metrics",
        "http://vllm_1:8000, http://vllm_1:8000/metrics, vllm_1:8000",
        "http://my_stack-vllm_1.internal_net:8000/m, http://my_stack-vllm_1.internal_net:8000/m, my_stack-vllm_1.internal_net:8000/m",
        "http://10.0.0.11:8000/engine/1, http://10.0.0.11:8000/engine/1, 10.0.0.11:8000/engine/1",
        "http://[::1]:9400/metrics, http://[::1]:9400/metrics, [::1]:9400"
    })
    void aUrlIsTakenAsWrittenAndNamesItsNode(String written, String url, String node) {
        Discovered discovered = targets(written);

        assertThat(discovered.warnings()).isEmpty();
        assertThat(urls(discovered)).containsExactly(url);
        assertThat(discovered.targets().getFirst().node()).isEqualTo(node);
        assertThat(discovered.targets().getFirst().service().value()).isEqualTo("deepseek-r1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://10.0.0.1/metrics",
                "jar:http://10.0.0.1/x.jar!/a",
                "10.0.0.1:8000",
                "http://admin:hunter2@10.0.0.1/metrics",
                "http://10.0.0.1:22/metrics",
                "http://10.0.0.1:25/metrics",
                "http:///metrics",
                "http://0x7f.1/metrics",
                "http://0x7f000001/metrics",
                "http://2130706433/metrics",
                "http://10.0.0.1:99999/metrics",
                "http://a_b@host/metrics",
                "http://a b/metrics"
            })
    void F34_otherSchemesUsersAndPortsAreRefused(String url) {
        Discovered discovered = targets(url);

        assertThat(discovered.targets()).isEmpty();
        assertThat(discovered.warnings()).singleElement().asString().doesNotContain("hunter2");
    }

    @Test
    void aQueryMayHoldASecretAndIsNeverShown() {
        Target target =
                targets("http://10.0.0.1/metrics?token=hunter2").targets().getFirst();

        assertThat(target.toString()).doesNotContain("hunter2");
        assertThat(target.endpoint().shown()).isEqualTo("http://10.0.0.1/metrics");
        assertThat(target.id())
                .isNotEqualTo(targets("http://10.0.0.1/metrics?token=other")
                        .targets()
                        .getFirst()
                        .id());
    }

    @Test
    void aTargetThatIsListedTwiceCountsOnce() {
        Discovered discovered = targets("http://10.0.0.1/metrics", "http://10.0.0.1/metrics");

        assertThat(discovered.targets()).hasSize(1);
        assertThat(discovered.warnings()).hasSize(1);
    }

    @Test
    void aJobWithAShortIntervalGetsATimeoutThatFits() {
        JobDefinition job = JobDefinition.ofTargets("fast", List.of("http://10.0.0.1/metrics"), Map.of())
                .withPace(Optional.of(Duration.ofSeconds(5)), Optional.empty());

        assertThat(of(job).current().targets().getFirst().timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void relabellingReachesTargetsOfEveryKindAndMayChangeWhereTheyAre() {
        Relabeling toAgent = new Relabeling(List.of(
                new RelabelRule.Drop(new Selection(List.of("__address__"), ";"), AnchoredRegex.of("10\\.0\\.0\\.9:.*")),
                new RelabelRule.Replace(
                        new Selection(List.of("__address__"), ";"),
                        AnchoredRegex.of("([^:]+)(?::\\d+)?"),
                        new Template("__address__"),
                        new Template("${1}:9469")),
                new RelabelRule.Replace(
                        new Selection(List.of("job", "__scheme__"), "/"),
                        AnchoredRegex.of("(.*)"),
                        new Template("origin"),
                        new Template("$1"))));
        Discovered found = of(JobDefinition.ofTargets(
                                "vllm", List.of("https://10.0.0.1:8000/x?a=b", "http://10.0.0.9:8000"), Map.of())
                        .withRelabeling(toAgent))
                .current();

        assertThat(found.warnings()).isEmpty();
        assertThat(urls(found)).containsExactly("https://10.0.0.1:9469/x?a=b");
        assertThat(found.targets().getFirst().labels()).isEqualTo(Map.of("origin", "vllm/https"));
        assertThat(found.sources().getFirst().listed()).isEqualTo(2);
        assertThat(found.sources().getFirst().targets()).isEqualTo(1);
    }

    @Test
    void shardsShareTheTargetsBetweenThem() {
        List<String> urls = IntStream.range(0, 100)
                .mapToObj(i -> "http://10.0.0." + i + "/metrics")
                .toList();
        List<String> scraped = IntStream.rangeClosed(1, 3)
                .mapToObj(number ->
                        new DiscoverySettings(Pace.DEFAULT, AddressPolicy.OPERATOR, new Shard(number, 3), 1000))
                .flatMap(settings -> urls(new Discovery(
                                        List.of(JobDefinition.ofTargets("vllm", urls, Map.of())),
                                        settings,
                                        InstantSource.system())
                                .current())
                        .stream())
                .toList();

        assertThat(scraped).containsExactlyInAnyOrderElementsOf(urls);
    }
}
