package dev.headroom.dashboard.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.access.Access;
import dev.headroom.collector.access.Credentials;
import dev.headroom.collector.access.SecretSource;
import dev.headroom.collector.discovery.JobDefinition;
import dev.headroom.collector.discovery.Shard;
import dev.headroom.collector.discovery.SourceDefinition;
import dev.headroom.collector.fleet.Secret;
import dev.headroom.dashboard.configuration.finding.ConfigurationError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may stand under {@code headroom.scrape}. */
class ScrapeConfigurationTest {

    private final ConfigurationFile files = new ConfigurationFile(Map.of("TOKEN", "hunter2"));

    @Test
    void everySourceIsReadWithItsDefaults() {
        List<JobDefinition> jobs = settings("""
                headroom:
                  scrape:
                    shard: 2/8
                    limits: {targets: 7, labels: 8}
                    jobs:
                      - name: lists
                        http: {url: "https://inventory.example/targets", authentication: {bearer-token: "${TOKEN}"}}
                      - name: names
                        dns: {names: [_http._tcp.r1.example]}
                      - name: pods
                        kubernetes: {role: pod, namespaces: [inference], label-selector: app=vllm}
                """).scrape().jobs();

        SourceDefinition.HttpList http =
                (SourceDefinition.HttpList) jobs.get(0).sources().getFirst();
        assertThat(http.access().credentials())
                .isEqualTo(new Credentials.BearerToken(new SecretSource.Given(new Secret("hunter2"))));
        assertThat(jobs.get(0).access()).isEqualTo(Access.OPEN);
        assertThat(((SourceDefinition.Dns) jobs.get(1).sources().getFirst()).type())
                .isEqualTo(SourceDefinition.DnsType.SRV);
        SourceDefinition.Kubernetes pods =
                (SourceDefinition.Kubernetes) jobs.get(2).sources().getFirst();
        assertThat(pods.role()).isEqualTo(SourceDefinition.KubernetesRole.PODS);
        assertThat(pods.onlyAnnotated()).isFalse();
    }

    @Test
    void whatOpensTargetsIsReadAndNeverShown() {
        Settings settings = settings("""
                headroom:
                  scrape:
                    shard: 2/8
                    jobs:
                      - name: vllm
                        targets: ["https://vllm_1:8000"]
                        authentication:
                          username: prometheus
                          password-file: /run/secrets/password
                          headers: {X-Api-Key: "${TOKEN}"}
                        tls: {ca-file: ca.pem, certificate-file: me.pem, key-file: me.key, server-name: node.example}
                        relabel_configs:
                          - {source_labels: [__address__], regex: "([^:]+):.*", target_label: node, replacement: $1}
                """);
        JobDefinition job = settings.scrape().jobs().getFirst();

        assertThat(settings.scrape().shard()).isEqualTo(new Shard(2, 8));
        assertThat(job.access().credentials())
                .isEqualTo(new Credentials.BasicAuth(
                        "prometheus", new SecretSource.InFile(Path.of("/run/secrets/password"))));
        assertThat(job.access().headers()).containsOnlyKeys("X-Api-Key");
        assertThat(job.access().tls().serverName()).hasValue("node.example");
        assertThat(job.relabeling().rules()).hasSize(1);
        assertThat(settings.toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "targets: [\"http://a\"] ;; shard: 1/2 | jobs[0].shard is not a known key",
                "dns: {names: [a], type: A} | line 5: headroom.scrape.jobs[0].dns is refused: port must be 1 to 65535",
                "dns: {names: [a], type: MX} | dns.type must be",
                "command: nvidia-smi -q -x | command must be a list of words, such as [nvidia-smi, -q, -x]",
                "http: {interval: 1m} | jobs[0].http.url is required",
                "http: {url: \"ftp://a/b\"} | http.url must start with http:// or https://",
                "http: {url: \"http://u:hunter2@a/b\"} | http.url must not hold a user or password",
                "kubernetes: {role: ingress} | kubernetes.role must be pods or endpoint-slices, was ingress",
                "static_configs: [{targets: [a]}] | it is called targets and labels here",
                "targets: [\"http://a\"] ;; tls_config: {insecure_skip_verify: true} | it is called tls:",
                "targets: [\"http://a\"] ;; tls: {key-file: k} | tls.certificate-file is required beside key-file",
                "targets: [\"http://a\"] ;; tls: {insecure-trust-any-server: true, ca-file: c} | either checked or not",
                "targets: [\"http://a\"] ;; authentication: {username: u} | authentication.password is required",
                "targets: [\"http://a\"] ;; authentication: {bearer-token: a, username: u, password: b} | not both",
                "targets: [\"http://a\"] ;; authentication: {headers: {Host: b}} | header Host cannot be set",
                "targets: [\"http://a\"] ;; relabel-configs: [{action: labelmap}] | must be keep, drop or replace, was labelmap",
                "targets: [\"http://a\"] ;; relabel-configs: [{action: keep, regex: a}] | source-labels is required for keep",
                "targets: [\"http://a\"] ;; relabel-configs: [{regex: \"(\", target-label: a}] | is not an RE2 expression",
                "targets: [\"http://a\"] ;; relabel-configs: [{replacement: \"${1}\", target-label: a}] | write \\${1}"
            })
    void aMistakeIsExplainedWithPlaceAndRemedy(String job, String sentence) {
        assertThat(errors("headroom:\n  scrape:\n    jobs:\n      - name: j\n        "
                        + job.replace(" ;; ", "\n        ")
                        + "\n"))
                .anySatisfy(
                        error -> assertThat(error.toString()).contains(sentence).doesNotContain("hunter2"));
    }

    @Test
    void filesThatAreNotThereYetAndServersThatAreNotCheckedAreDoubtsAndNoMistakes() {
        Settings settings = settings("""
                headroom:
                  scrape:
                    jobs:
                      - name: vllm
                        targets: ["https://a"]
                        authentication: {bearer-token-file: /no/such/token}
                        tls: {insecure-trust-any-server: true}
                """);

        assertThat(Doubts.about(settings))
                .anySatisfy(doubt -> assertThat(doubt).contains("job vllm believes any server"))
                .anySatisfy(doubt -> assertThat(doubt).contains("needs the file /no/such/token"));
    }

    @ParameterizedTest
    @CsvSource({"9/8", "0/8", "two"})
    void aShardThatIsNoneIsRefusedWithItsLine(String shard) {
        assertThat(errors("headroom:\n  scrape:\n    shard: " + shard + "\n"))
                .singleElement()
                .asString()
                .startsWith("line 3: headroom.scrape.shard is refused: shard must")
                .contains("2/8");
    }

    private Settings settings(String yaml) {
        return switch (files.parse(yaml)) {
            case ConfigurationOutcome.Valid(var settings) -> settings;
            case ConfigurationOutcome.Invalid(var errors) -> throw new AssertionError(errors);
        };
    }

    private List<ConfigurationError> errors(String yaml) {
        return switch (files.parse(yaml)) {
            case ConfigurationOutcome.Valid(var settings) -> throw new AssertionError(settings);
            case ConfigurationOutcome.Invalid(var errors) -> errors;
        };
    }
}
