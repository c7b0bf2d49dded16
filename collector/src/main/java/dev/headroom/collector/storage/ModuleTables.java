package dev.headroom.collector.storage;

/** Where a module registers its tables. */
public interface ModuleTables {

    /**
     * Brings the tables of the module up to date from its migrations, now or as soon as the database is there. Throws
     * {@link StorageRefused} when the tables are newer than this program or cannot be changed.
     */
    void migrate(String module);
}
