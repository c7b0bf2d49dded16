package dev.headroom.collector.dialect.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Beginnings of names that some servers write otherwise, such as {@code ray_vllm_} for {@code vllm:}. Immutable. */
record OtherNames(Map<String, List<String>> byPrefix) {
    OtherNames {
        byPrefix = Map.copyOf(byPrefix);
    }

    /** All forms of the name, its own first. */
    List<String> of(String name) {
        List<String> forms = new ArrayList<>(List.of(name));
        byPrefix.forEach((prefix, others) -> others.stream()
                .filter(_ -> name.startsWith(prefix))
                .map(other -> other + name.substring(prefix.length()))
                .forEach(forms::add));
        return forms;
    }

    List<String> of(List<String> names) {
        return names.stream().flatMap(name -> of(name).stream()).toList();
    }

    /** The source under each of its names; the first that the page has counts. */
    Source of(Source source) {
        return switch (source) {
            case Source.Family family -> forms(family);
            case Source.First(var parts) -> new Source.First(all(parts));
            case Source.Sum(var parts, var onlyKnown) -> new Source.Sum(all(parts), onlyKnown);
            case Source.Largest(var parts) -> new Source.Largest(all(parts));
            case Source.Difference(var parts) -> new Source.Difference(all(parts));
        };
    }

    private List<Source> all(List<Source> parts) {
        return parts.stream().map(this::of).toList();
    }

    private Source forms(Source.Family family) {
        List<Source> forms = byPrefix.entrySet().stream()
                .filter(entry -> family.name().startsWith(entry.getKey()))
                .flatMap(
                        entry -> entry.getValue().stream().map(other -> (Source) family.renamed(entry.getKey(), other)))
                .toList();
        return forms.isEmpty()
                ? family
                : new Source.First(
                        Stream.concat(Stream.of(family), forms.stream()).toList());
    }
}
