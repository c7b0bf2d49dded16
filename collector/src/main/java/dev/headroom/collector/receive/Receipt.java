package dev.headroom.collector.receive;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How many samples of a request met which fate. Verdicts without samples are left out. */
public record Receipt(Map<Verdict, Integer> samples) {
    public Receipt {
        samples = Map.copyOf(samples);
    }

    public int of(Verdict verdict) {
        return samples.getOrDefault(verdict, 0);
    }

    /** Samples that are kept, or were already. */
    public int written() {
        return of(Verdict.TAKEN) + of(Verdict.REPEATED);
    }

    public int refused() {
        return samples.entrySet().stream()
                .filter(entry -> entry.getKey().refused())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The fate of most of those that were refused. Some were. */
    public Verdict gravest() {
        return samples.entrySet().stream()
                .filter(entry -> entry.getKey().refused())
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Why samples were refused, in one sentence; empty when none was. */
    public String complaint() {
        if (refused() == 0) {
            return "";
        }
        return new EnumMap<>(samples)
                .entrySet().stream()
                        .filter(entry -> entry.getKey().refused())
                        .map(entry -> entry.getValue() + " " + entry.getKey().sentence())
                        .collect(Collectors.joining(", ", "Of the samples ", ". The others were taken."));
    }

    /** The same with more of one fate. */
    public Receipt plus(Verdict verdict, int count) {
        Map<Verdict, Integer> more = new EnumMap<>(Verdict.class);
        more.putAll(samples);
        if (count > 0) {
            more.merge(verdict, count, Integer::sum);
        }
        return new Receipt(more);
    }
}
