package dev.headroom.dashboard.export.weekly;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether there is a weekly export.
 *
 * @param settings empty when none is wanted
 * @param usualDirectory for files whose directory was not chosen
 */
public record ExportPlan(Optional<ExportSettings> settings, Path usualDirectory) {}
