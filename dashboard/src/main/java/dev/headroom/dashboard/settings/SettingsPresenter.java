package dev.headroom.dashboard.settings;

import dev.headroom.alerts.notification.Channels;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.storage.DatabaseInfo;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks for what this instance was told and how it fares, and tries channels. Thread-safe. */
@Component
final class SettingsPresenter {
    private final History history;
    private final Fleet fleet;
    private final DatabaseInfo database;
    private final Channels channels;

    SettingsPresenter(History history, Fleet fleet, DatabaseInfo database, Channels channels) {
        this.history = history;
        this.fleet = fleet;
        this.database = database;
        this.channels = channels;
    }

    Loaded<List<ServiceDefinition>> services(Moment moment) {
        List<ServiceName> names = history.services();
        return names.isEmpty()
                ? Loaded.empty("overview.no-services")
                : Loaded.of(names.stream().map(fleet::definitionOf).toList());
    }

    Loaded<List<String>> channels(Moment moment) {
        List<String> names = channels.names();
        return names.isEmpty() ? Loaded.empty("settings.no-channels") : Loaded.of(names);
    }

    Loaded<About> about(Moment moment) {
        List<TargetState> targets = history.targets();
        long read = targets.stream().filter(target -> target.last().up()).count();
        return Loaded.of(About.of(database, new About.Reading(targets.size(), read)));
    }

    /** Sends a test message; waits for the receiver, so never in the UI thread. Empty for a channel that is gone. */
    Optional<Handover> test(String channel) {
        return channels.test(channel);
    }
}
