package dev.headroom.collector.dialect.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** One value of a table with the way to it. Faults are collected; whoever reads on gets something harmless. */
final class TableNode {
    private final String path;
    private final Object value;
    private final List<String> faults;

    TableNode(String file, Object value) {
        this(file, value, new ArrayList<>());
    }

    private TableNode(String path, Object value, List<String> faults) {
        this.path = path;
        this.value = value;
        this.faults = faults;
    }

    /** Throws {@link BrokenTable} with all faults found so far, if any. */
    void rejectFaults() {
        if (!faults.isEmpty()) {
            throw new BrokenTable(faults);
        }
    }

    void require(boolean holds, String rule) {
        if (!holds) {
            faults.add(path + ": " + rule);
        }
    }

    boolean isText() {
        return value instanceof String || value instanceof Number;
    }

    boolean isMapping() {
        return value instanceof Map<?, ?>;
    }

    boolean isTrue(String key) {
        Object flag = map().get(key);
        require(flag == null || flag instanceof Boolean, key + " must be true or false");
        return Boolean.TRUE.equals(flag);
    }

    boolean isList() {
        return value instanceof List<?>;
    }

    String asText() {
        require(isText(), "must be a text");
        return value.toString();
    }

    double asPositiveNumber() {
        if (value instanceof Number number && number.doubleValue() > 0 && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        require(false, "must be a number > 0");
        return 1;
    }

    /** The keys of this mapping that are there must be among those given. */
    void allow(String... keys) {
        Set<String> known = Set.of(keys);
        require(value instanceof Map<?, ?>, "must be a mapping");
        for (String key : keys()) {
            require(known.contains(key), "unknown key " + key + ", must be one of " + sorted(keys));
        }
    }

    private static String sorted(String... words) {
        return words.length == 0 ? "none here" : String.join(", ", new TreeSet<>(List.of(words)));
    }

    /** In the order of the file. */
    Map<String, TableNode> children() {
        Map<String, TableNode> children = new LinkedHashMap<>();
        map().keySet().forEach(key -> child(key).ifPresent(node -> children.put(key, node)));
        return children;
    }

    Optional<TableNode> child(String key) {
        return Optional.ofNullable(map().get(key)).map(child -> new TableNode(path + "." + key, child, faults));
    }

    List<TableNode> items() {
        List<TableNode> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                TableNode node = new TableNode(path + "[" + items.size() + "]", item == null ? "" : item, faults);
                node.require(item != null, "must not be empty");
                items.add(node);
            }
        } else {
            require(false, "must be a list");
        }
        return items;
    }

    /** Empty when absent. */
    String text(String key) {
        return child(key).map(TableNode::asText).orElse("");
    }

    /** A single text counts as a list of one. */
    List<String> texts(String key) {
        return child(key).map(TableNode::asTexts).orElse(List.of());
    }

    private List<String> asTexts() {
        return isText()
                ? List.of(asText())
                : items().stream().map(TableNode::asText).toList();
    }

    /** A mapping of texts to lists of texts, such as a filter on labels. */
    Map<String, List<String>> textLists(String key) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        child(key).ifPresent(node -> node.map().keySet().forEach(name -> lists.put(name, node.texts(name))));
        return lists;
    }

    <E> E choice(String key, E[] choices, Function<E, String> label, E otherwise) {
        Optional<TableNode> child = child(key);
        if (child.isEmpty()) {
            return otherwise;
        }
        String text = child.get().asText();
        for (E choice : choices) {
            if (label.apply(choice).equals(text)) {
                return choice;
            }
        }
        child.get()
                .require(
                        false,
                        "unknown word " + text + ", must be one of "
                                + sorted(Arrays.stream(choices).map(label).toArray(String[]::new)));
        return otherwise;
    }

    private List<String> keys() {
        return value instanceof Map<?, ?> entries
                ? entries.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, child) -> {
                if (child != null) { // a key without anything behind it is as good as absent
                    map.put(String.valueOf(key), child);
                }
            });
        }
        return map;
    }
}
