package dev.headroom.collector.storage.jdbc.backup;

import java.time.Instant;
import java.util.List;

/**
 * The first thing in a backup: what comes in it, in the order in which it comes.
 *
 * @param engine of the database it was made of, for people
 */
record Contents(String createdAt, String engine, List<Table> tables) {
    Contents {
        tables = List.copyOf(tables);
    }

    /**
     * One table.
     *
     * @param times of its partitions, for a table that grows with time; ISO instants
     */
    record Table(String name, List<String> columns, long rows, List<String> times) {
        Table {
            columns = List.copyOf(columns);
            times = List.copyOf(times);
        }

        List<Instant> instants() {
            return times.stream().map(Instant::parse).toList();
        }
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
