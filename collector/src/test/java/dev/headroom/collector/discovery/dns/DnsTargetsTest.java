package dev.headroom.collector.discovery.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.collector.discovery.Discovered;
import dev.headroom.collector.discovery.Discovery;
import dev.headroom.collector.discovery.DiscoverySettings;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Pace;
import dev.headroom.collector.discovery.SourceDefinition;
import dev.headroom.collector.discovery.SourceDefinition.DnsType;
import dev.headroom.collector.discovery.relabel.AnchoredRegex;
import dev.headroom.collector.discovery.relabel.RelabelRule;
import dev.headroom.collector.discovery.relabel.Relabeling;
import dev.headroom.collector.discovery.relabel.Template;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Asks a real, if small, name server over UDP. */
class DnsTargetsTest {

    private static final Relabeling SERVICE_BY_NAME = new Relabeling(List.of(new RelabelRule.Replace(
            new RelabelRule.Selection(List.of("__meta_dns_name"), ";"),
            AnchoredRegex.of("(?:_http\\._tcp\\.)?([^.]+)\\..*"),
            new Template("service"),
            new Template("$1"))));

    private static Discovery discovery(DnsType type, OptionalInt port, Optional<String> server, String... names) {
        SourceDefinition source = new SourceDefinition.Dns(List.of(names), type, port, server, Duration.ofSeconds(30));
        return new Discovery(
                List.of(JobDefinition.of("vllm", List.of(source), Map.of()).withRelabeling(SERVICE_BY_NAME)),
                DiscoverySettings.of(Pace.DEFAULT),
                InstantSource.system());
    }

    private static Discovered read(Discovery discovery) throws InterruptedException {
        return discovery.refreshed(Duration.ofSeconds(30));
    }

    private static List<String> urls(Discovered found) {
        return found.targets().stream().map(target -> target.endpoint().shown()).toList();
    }

    @Test
    void anSrvRecordNamesHostAndPort() throws Exception {
        try (LoopbackDns dns = new LoopbackDns()) {
            dns.services("SRV _http._tcp.r1.example", 8000, "a_0.r1.example", "b.r1.example");
            try (Discovery discovery =
                    discovery(DnsType.SRV, OptionalInt.empty(), Optional.of(dns.address()), "_http._tcp.r1.example")) {
                Discovered found = read(discovery);

                assertThat(urls(found))
                        .containsExactly("http://a_0.r1.example:8000/metrics", "http://b.r1.example:8000/metrics");
                assertThat(found.targets().getFirst().service().value()).isEqualTo("r1");
            }
        }
    }

    @Test
    void everyAddressOfANameIsATargetAtThePortThatIsGiven() throws Exception {
        try (LoopbackDns dns = new LoopbackDns()) {
            dns.addresses("A r1.example", "10.0.0.2", "10.0.0.1");
            dns.addresses("AAAA r1.example", "2001:db8::1");
            try (Discovery four = discovery(DnsType.A, OptionalInt.of(8000), Optional.of(dns.address()), "r1.example");
                    Discovery six =
                            discovery(DnsType.AAAA, OptionalInt.of(8000), Optional.of(dns.address()), "r1.example")) {
                assertThat(urls(read(four)))
                        .containsExactly("http://10.0.0.1:8000/metrics", "http://10.0.0.2:8000/metrics");
                assertThat(urls(read(six))).containsExactly("http://[2001:db8::1]:8000/metrics");
            }
        }
    }

    @Test
    void aServerThatFailsKeepsTheLastRecordsAndANameThatIsGoneHasNone() throws Exception {
        try (LoopbackDns dns = new LoopbackDns()) {
            dns.addresses("A r1.example", "10.0.0.1");
            try (Discovery discovery =
                    discovery(DnsType.A, OptionalInt.of(8000), Optional.of(dns.address()), "r1.example")) {
                read(discovery);
                dns.failFromNowOn();
                Discovered after = read(discovery);
                assertThat(after.targets()).hasSize(1);
                assertThat(after.warnings()).singleElement().asString().contains("stays in use");
            }
            try (Discovery discovery =
                    discovery(DnsType.SRV, OptionalInt.empty(), Optional.of(dns.address()), "gone.example")) {
                assertThat(read(discovery).targets()).isEmpty();
            }
        }
    }

    @Test
    void withoutAServerTheSystemIsAskedHostsFileIncluded() throws Exception {
        try (Discovery discovery = discovery(DnsType.A, OptionalInt.of(8000), Optional.empty(), "localhost")) {
            assertThat(urls(read(discovery))).containsExactly("http://127.0.0.1:8000/metrics");
        }
    }

    @Test
    void anAddressRecordNeedsAPort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SourceDefinition.Dns(
                        List.of("x"), DnsType.A, OptionalInt.empty(), Optional.empty(), Duration.ofSeconds(30)))
                .withMessageContaining("port must be 1 to 65535");
    }
}
