package dev.headroom.collector.storage.jdbc;

import dev.headroom.collector.storage.TestDatabase;
import javax.sql.DataSource;

class EmbeddedStorageTest extends SparseSamplesContract {
    @Override
    DataSource emptyDatabase() {
        return TestDatabase.fresh("collector");
    }
}
