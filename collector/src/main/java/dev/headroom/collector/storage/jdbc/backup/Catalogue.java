package dev.headroom.collector.storage.jdbc.backup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables that a backup is made of: every one in the schema but those that say how the schema came about, which belong
 * to the program and the engine. Tables come after those that they refer to.
 */
record Catalogue(Map<String, List<String>> columns) {
    private static final String EXCLUDED = "'series_table', 'database_engine', 'duty'";

    static Catalogue of(JdbcClient database) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        database.sql("""
                        SELECT relname, attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
                        WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
                            AND relkind IN ('r', 'p') AND NOT relispartition
                            AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                            AND relname NOT LIKE 'flyway\\_%' AND relname NOT IN (""" + EXCLUDED + """
                            ) AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
                        ORDER BY relname, attnum
                        """).query(row -> {
            found.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2));
        });
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        for (String table : referencedFirst(found.keySet(), references(database))) {
            ordered.put(table, List.copyOf(Objects.requireNonNull(found.get(table))));
        }
        return new Catalogue(ordered);
    }

    private record Reference(String from, String to) {}

    private static List<Reference> references(JdbcClient database) {
        return database.sql("""
                        SELECT pointing.relname, pointed.relname FROM pg_constraint
                            JOIN pg_class pointing ON pointing.oid = conrelid JOIN pg_class pointed ON pointed.oid = confrelid
                        WHERE contype = 'f' AND conrelid <> confrelid
                        """)
                .query((row, _) -> new Reference(row.getString(1), row.getString(2)))
                .list();
    }

    private static List<String> referencedFirst(Collection<String> tables, List<Reference> references) {
        List<String> ordered = new ArrayList<>();
        Set<String> left = new LinkedHashSet<>(tables);
        while (!left.isEmpty()) {
            List<String> free = left.stream()
                    .filter(table -> references.stream()
                            .noneMatch(reference -> reference.from().equals(table) && left.contains(reference.to())))
                    .toList();
            List<String> next = free.isEmpty() ? List.copyOf(left) : free;
            ordered.addAll(next);
            next.forEach(left::remove);
        }
        return ordered;
    }

    Set<String> tables() {
        return columns.keySet();
    }

    List<String> columnsOf(String table) {
        return columns.getOrDefault(table, List.of());
    }

    /** A name as it stands in a statement. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(Catalogue::quoted).toList());
    }
}
