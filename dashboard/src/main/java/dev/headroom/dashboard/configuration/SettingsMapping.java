package dev.headroom.dashboard.configuration;

import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Limiter;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.fleet.Secret;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.collector.ingest.disk.DiskLimits;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.Retention;
import dev.headroom.forecasting.training.TrainingSettings;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the keys of the file into the settings of the modules; each refusal is noted under its key. */
final class SettingsMapping {

    private final Findings findings;

    SettingsMapping(Findings findings) {
        this.findings = findings;
    }

    Settings map(HeadroomProperties properties) {
        Optional<URI> publicUrl = publicUrl(properties.publicUrl());
        AlertSettings alerts = new AlertsMapping(findings, properties.zone()).map(properties.alerts(), publicUrl);
        return new Settings(
                database(properties.database()),
                fleet(properties.services()),
                new ScrapeMapping(findings).map(properties.scrape()),
                alerts,
                new EventsMapping(findings).map(properties),
                new ExportMapping(findings, properties.zone()).map(properties.export(), alerts.channels()),
                retention(properties.retention()),
                queue(properties.queue()),
                training(properties.training(), properties.zone()),
                publicUrl,
                findings.accept("headroom.roles", () -> new Roles(properties.roles()))
                        .orElse(Roles.ALL),
                properties.zone());
    }

    private Optional<DatabaseSettings> database(HeadroomProperties.@Nullable Database database) {
        if (database == null) {
            return Optional.empty();
        }
        String username = database.username() == null ? "" : database.username();
        Secret password = database.password() == null ? new Secret("") : database.password();
        return findings.required("headroom.database.url", database.url())
                .flatMap(url -> findings.accept(
                        "headroom.database.url", () -> new DatabaseSettings.External(url, username, password)));
    }

    private Retention retention(HeadroomProperties.Retention kept) {
        return findings.accept("headroom.retention", () -> new Retention(kept.raw(), kept.minutes(), kept.hours()))
                .orElse(Retention.DEFAULT);
    }

    private DiskLimits queue(HeadroomProperties.Queue queue) {
        return findings.accept(
                        "headroom.queue.size", () -> new DiskLimits(queue.size().toBytes()))
                .orElse(DiskLimits.DEFAULT);
    }

    private TrainingSettings training(HeadroomProperties.Training training, ZoneId zone) {
        return findings.accept(
                        "headroom.training",
                        () -> new TrainingSettings(
                                training.enabled(),
                                training.treesEvery(),
                                training.units(),
                                training.startDelay(),
                                training.warmEvery(),
                                training.nightly(),
                                zone))
                .orElse(TrainingSettings.DEFAULT);
    }

    private Optional<URI> publicUrl(@Nullable URI url) {
        if (url == null) {
            return Optional.empty();
        }
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getUserInfo() != null) {
            findings.add("headroom.public-url", "must be an http or https address without a user");
        }
        return Optional.of(url);
    }

    private Fleet fleet(List<HeadroomProperties.Service> services) {
        List<ServiceDefinition> definitions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < services.size(); i++) {
            String key = "headroom.services[" + i + "]";
            String name = services.get(i).name();
            if (name != null && !names.add(name)) {
                findings.add(key + ".name", "is used twice: " + name);
            } else {
                service(key, services.get(i)).ifPresent(definitions::add);
            }
        }
        return new Fleet(definitions);
    }

    private Optional<ServiceDefinition> service(String key, HeadroomProperties.Service service) {
        Optional<ServiceName> name = findings.required(key + ".name", service.name())
                .flatMap(text -> findings.accept(key + ".name", () -> new ServiceName(text)));
        HeadroomProperties.Objectives objectives = service.slo();
        Optional<Slo> slo = findings.accept(
                key + ".slo", () -> new Slo(objectives.availability().ratio(), objectives.ttft(), objectives.tpot()));
        HeadroomProperties.Replicas replicas = service.replicas();
        Optional<ReplicaPolicy> policy = findings.accept(
                key + ".replicas",
                () -> new ReplicaPolicy(
                        replicas.min(),
                        replicas.max(),
                        replicas.startUp(),
                        replicas.gpus(),
                        replicas.gpuHourPrice() == null ? Double.NaN : replicas.gpuHourPrice()));
        Optional<Limiter> limiter = limiter(key + ".limiter", service.limiter());
        OptionalLong connections = connections(key + ".connections.limit", service.connections());
        if (name.isEmpty() || slo.isEmpty() || policy.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ServiceDefinition(name.get(), slo.get(), policy.get(), limiter, connections));
    }

    private Optional<Limiter> limiter(String key, HeadroomProperties.@Nullable Limiter limiter) {
        if (limiter == null) {
            return Optional.empty();
        }
        Optional<Double> rps = findings.required(key + ".rps", limiter.rps());
        return rps.flatMap(rate -> findings.accept(
                key, () -> new Limiter(rate, limiter.burst() == null ? rate : limiter.burst(), limiter.window())));
    }

    private OptionalLong connections(String key, HeadroomProperties.@Nullable Connections connections) {
        if (connections == null || connections.limit() == null) {
            return OptionalLong.empty();
        }
        if (connections.limit() < 1) {
            findings.add(key, "must be >= 1, was " + connections.limit());
        }
        return OptionalLong.of(connections.limit());
    }
}
