package dev.headroom.dashboard.settings;

import dev.headroom.collector.storage.DatabaseInfo;
import java.util.OptionalLong;

/** What runs here. */
record About(String version, String engine, String address, OptionalLong databaseBytes, String java) {
    /** One query, for the size. */
    static About of(DatabaseInfo database) {
        String built = About.class.getPackage().getImplementationVersion();
        return new About(
                built == null ? "" : built,
                database.engine().title() + " " + database.version(),
                database.url(),
                database.sizeBytes(),
                Runtime.version().toString());
    }
}
