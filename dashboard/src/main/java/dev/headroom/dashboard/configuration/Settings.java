package dev.headroom.dashboard.configuration;

import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.ingest.disk.DiskLimits;
import dev.headroom.collector.scrape.ScrapeSettings;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.Retention;
import dev.headroom.dashboard.export.weekly.ExportSettings;
import dev.headroom.forecasting.calendar.DeclaredEvents;
import dev.headroom.forecasting.training.TrainingSettings;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Everything the modules are told at start.
 *
 * @param database empty for the embedded one
 * @param export what is written every week; empty for nothing
 * @param queue how much may wait on disk while the database is away
 * @param training how networks are trained in the background
 * @param publicUrl where users reach this instance, for links in messages; empty when they reach it on its own port
 * @param roles what this process does of it all
 * @param zone in which messages tell times
 */
public record Settings(
        Optional<DatabaseSettings> database,
        Fleet fleet,
        ScrapeSettings scrape,
        AlertSettings alerts,
        DeclaredEvents events,
        Optional<ExportSettings> export,
        Retention retention,
        DiskLimits queue,
        TrainingSettings training,
        Optional<URI> publicUrl,
        Roles roles,
        ZoneId zone) {}
