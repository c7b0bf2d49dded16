package dev.headroom.collector.storage;

import java.util.Optional;
import java.util.OptionalLong;

/** What an operator may know of the database in use. Thread-safe. */
public interface DatabaseInfo {

    /** Empty until the database was there once. */
    Optional<Engine> engine();

    /** Versions of the server and, where there is one, of the extension, such as {@code 18.6}; empty until known. */
    String version();

    /** The JDBC URL without user, password and options. */
    String url();

    /** Bytes on disk as of now; empty when the database does not answer. One query. */
    OptionalLong sizeBytes();
}
