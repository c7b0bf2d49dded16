package dev.headroom.dashboard.export.weekly;

import dev.headroom.alerts.email.FileMailer.Attachment;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.export.ForecastFormat;
import dev.headroom.dashboard.export.OutlookFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the files of one week, puts them into the directory and mails them. One thread. */
final class WeeklyExport {

    private final ExportSettings settings;
    private final Sources sources;
    private final ExportDirectory directory;
    private final Optional<ExportMail> mail;

    /** What is exported: the services there are, and the files made of them. */
    record Sources(Supplier<List<ServiceName>> services, Forecasts forecasts) {}

    /** The file of one service's forecast, or why there is none. */
    interface Forecasts {
        OutlookFiles.Outcome file(ServiceName service, Duration horizon, ForecastFormat format);
    }

    WeeklyExport(ExportSettings settings, Sources sources, ExportDirectory directory, Optional<ExportMail> mail) {
        this.settings = settings;
        this.sources = sources;
        this.directory = directory;
        this.mail = mail;
    }

    /** The due time that is yet to be exported; the first one ever is the next, not the last. */
    Optional<Instant> due(Instant now) throws IOException {
        Instant latest = settings.when().latest(now);
        Optional<Instant> done = directory.lastDone();
        if (done.isEmpty()) {
            directory.markDone(latest);
            return Optional.empty();
        }
        return done.get().isBefore(latest) ? Optional.of(latest) : Optional.empty();
    }

    ExportOutcome run(Instant due) {
        LocalDate date = settings.when().dateOf(due);
        List<Attachment> made = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        services().forEach(service -> make(service, date, made).ifPresent(missing::add));
        if (made.isEmpty()) {
            return new ExportOutcome.Failed(
                    missing.isEmpty() ? "there is no service yet" : "no service has a forecast: " + missing);
        }
        try {
            for (Attachment file : made) {
                directory.write(file.name(), file.content());
            }
            Optional<String> undelivered = mail.flatMap(sending -> undelivered(sending.send(date, made, missing)));
            if (undelivered.isPresent()) {
                return new ExportOutcome.Failed(
                        "the files are in " + directory + ", but not mailed: " + undelivered.get());
            }
            directory.forgetBefore(date.minusDays(settings.shelf().keep().toDays()));
            directory.markDone(due);
        } catch (IOException failure) {
            return new ExportOutcome.Failed("cannot write to " + directory + ": " + failure);
        }
        return new ExportOutcome.Exported(made.size(), missing);
    }

    private List<ServiceName> services() {
        List<ServiceName> chosen = settings.selection().services();
        return chosen.isEmpty() ? sources.services().get() : chosen;
    }

    /** Adds the service's files, or says why it has none. */
    private Optional<String> make(ServiceName service, LocalDate date, List<Attachment> made) {
        for (ForecastFormat format : settings.selection().formats()) {
            switch (sources.forecasts().file(service, settings.selection().horizon(), format)) {
                case OutlookFiles.Outcome.Declined(var reason) -> {
                    return Optional.of(service.value() + ": " + reason);
                }
                case OutlookFiles.Outcome.Made(var content) ->
                    made.add(new Attachment(ExportDirectory.nameOf(service.value(), date, format.suffix()), content));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> undelivered(Handover outcome) {
        return outcome instanceof Handover.Delivered ? Optional.empty() : Optional.of(outcome.detail());
    }
}
