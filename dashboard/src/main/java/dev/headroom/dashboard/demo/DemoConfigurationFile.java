package dev.headroom.dashboard.demo;

import dev.headroom.collector.fleet.Limiter;
import dev.headroom.dashboard.demo.fleet.DemoService;
import dev.headroom.dashboard.demo.page.FleetPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the headroom.yaml and the target files with which the ordinary product watches the demo fleet. */
final class DemoConfigurationFile {

    private final Path directory;
    private final StringBuilder yaml = new StringBuilder();

    DemoConfigurationFile(Path directory) {
        this.directory = directory;
    }

    /** What {@link #write} needs to know beside the services. */
    record Receivers(int smtpPort, String webhook) {}

    Path write(List<DemoService> services, List<FleetPages> pages, Path nvidiaSmi, Receivers receivers)
            throws IOException {
        yaml.append("""
                # Written by `headroom demo` at each start. Copy it as a start for your own fleet.
                headroom:
                  services:
                """);
        services.forEach(this::service);
        yaml.append("  scrape:\n    interval: 5s\n    timeout: 3s\n    jobs:\n");
        for (int i = 0; i < services.size(); i++) {
            jobs(services.get(i), pages.get(i));
        }
        DemoService local = services.getFirst();
        yaml.append("      - {name: nvidia-smi, command: [\"")
                .append(nvidiaSmi)
                .append("\", -q, -x], labels: {service: ")
                .append(local.name())
                .append(", node: ")
                .append(local.nodeName(0))
                .append("}}\n");
        channels(receivers);
        Path file = directory.resolve("headroom.yaml");
        Files.writeString(file, yaml);
        return file;
    }

    private void service(DemoService service) {
        Limiter limiter = service.profile().gateway().limiter();
        int nodes = service.profile().nodes();
        yaml.append(String.format(
                Locale.ROOT,
                """
                    - name: %s
                      slo: {availability: 99.95%%, ttft: 2s, tpot: 50ms}
                      replicas: {min: %d, max: %d, start-up: 8m, gpus: %d, gpu-hour-price: 2.0}
                      limiter: {rps: %.0f, burst: %.0f, window: 1s}
                      connections: {limit: %d}
                """,
                service.name(),
                Math.max(1, nodes - 2),
                nodes * 3,
                service.gpus().devices(),
                limiter.rps(),
                limiter.burst(),
                service.profile().gateway().connectionLimit()));
    }

    private void jobs(DemoService service, FleetPages pages) throws IOException {
        String software = service.software().name().toLowerCase(Locale.ROOT);
        String name = service.name().value();
        job(software + "-" + service.nodePrefix(), targets(service.nodePrefix() + "-nodes.json", name, pages.nodes()));
        job("dcgm-" + service.nodePrefix(), targets(service.nodePrefix() + "-gpus.json", name, pages.exporters()));
        yaml.append("      - {name: ")
                .append(service.gateway())
                .append(", targets: [\"http://")
                .append(pages.gateway().hostAndPort())
                .append("/stats/prometheus\"], labels: {service: ")
                .append(name)
                .append(", node: ")
                .append(service.gateway())
                .append("}}\n");
    }

    private void job(String name, Path targets) {
        yaml.append("      - {name: ")
                .append(name)
                .append(", files: [\"")
                .append(targets)
                .append("\"]}\n");
    }

    /** The nodes in Prometheus' file_sd format, with the names by which operators know them. */
    private Path targets(String file, String service, List<FleetPages.Endpoint> endpoints) throws IOException {
        StringBuilder json = new StringBuilder("[\n");
        for (FleetPages.Endpoint endpoint : endpoints) {
            json.append(json.length() > 2 ? ",\n" : "")
                    .append("  {\"targets\": [\"")
                    .append(endpoint.hostAndPort())
                    .append("\"], \"labels\": {\"service\": \"")
                    .append(service)
                    .append("\", \"node\": \"")
                    .append(endpoint.host())
                    .append("\"}}");
        }
        Path path = directory.resolve(file);
        Files.writeString(path, json.append("\n]\n"));
        return path;
    }

    private void channels(Receivers receivers) {
        yaml.append("""
                  alerts:
                    channels:
                      - name: oncall-slack
                        slack: {webhook: "%s"}
                      - name: oncall-mail
                        email: {smtp: "smtp://127.0.0.1:%d", from: headroom@demo.example, to: [oncall@demo.example]}
                """.formatted(receivers.webhook(), receivers.smtpPort()));
    }
}
