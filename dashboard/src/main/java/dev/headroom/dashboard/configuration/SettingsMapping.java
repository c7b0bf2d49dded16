package dev.headroom.dashboard.configuration;

import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.fleet.Secret;
import dev.headroom.collector.ingest.disk.DiskLimits;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.Retention;
import dev.headroom.dashboard.configuration.alerts.AlertsMapping;
import dev.headroom.dashboard.configuration.finding.Findings;
import dev.headroom.dashboard.configuration.planning.EventsMapping;
import dev.headroom.dashboard.configuration.planning.ExportMapping;
import dev.headroom.dashboard.configuration.scrape.ScrapeMapping;
import dev.headroom.dashboard.configuration.service.FleetMapping;
import dev.headroom.forecasting.training.TrainingSettings;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
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
                new FleetMapping(findings).map(properties.services()),
                new ScrapeMapping(findings).map(properties.scrape()),
                alerts,
                new EventsMapping(findings, properties.zone()).map(properties.events(), properties.holidays()),
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
}
