package dev.headroom.dashboard.cli.collect;

import dev.headroom.collector.dialect.SuggestedTable;
import dev.headroom.collector.sample.reading.ExtraReading;
import dev.headroom.collector.sample.reading.GpuLoss;
import dev.headroom.collector.scrape.outcome.ScrapeOutcome.Scraped;
import dev.headroom.collector.scrape.outcome.SourceReading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What one scrape saw, as text and as JSON; numbers that are not known are left out. */
final class ScrapeReport {

    private static final int FAMILIES_SHOWN = 12;

    private ScrapeReport() {}

    static String json(Scraped scraped) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(content(scraped))
                + "\n";
    }

    static String text(Scraped scraped) {
        SourceReading.Read seen = scraped.seen();
        StringBuilder text = new StringBuilder();
        text.append("%s: up, dialect %s, %d series, %d bytes, %d ms%n"
                .formatted(
                        scraped.target().endpoint().shown(),
                        seen.dialect().isEmpty() ? "not recognised" : seen.dialect(),
                        seen.series(),
                        seen.bodyBytes(),
                        scraped.took().toMillis()));
        for (ScrapedThing thing : ScrapedThing.all(seen.observation())) {
            String model = thing.model().isEmpty() ? "" : ", model " + thing.model();
            text.append("%s %s%s%n".formatted(thing.kind(), thing.name(), model));
            if (thing.readings().isEmpty()) {
                text.append("  nothing is known: its numbers are NaN, infinite or negative, or not on the page%n"
                        .formatted());
            }
            thing.readings().forEach(reading -> text.append("  %-30s %16s  %s"
                            .formatted(reading.name(), plain(reading.value()), reading.unit())
                            .stripTrailing())
                    .append(System.lineSeparator()));
        }
        seen.observation().extras().forEach(extra -> text.append("%s%n".formatted(extra(extra))));
        seen.observation()
                .lostGpus()
                .forEach(loss -> text.append("lost GPU %s: %s%n".formatted(loss.device(), loss.detail())));
        seen.warnings().forEach(warning -> text.append("warning: %s%n".formatted(warning)));
        text.append(unread(seen.unknownFamilies()));
        if (isUnknown(seen)) {
            text.append("A table for it could begin like this; see docs/sources/your-own-server.md:%n%n".formatted())
                    .append(SuggestedTable.of(seen.unknownFamilies()));
        }
        return text.toString();
    }

    private static boolean isUnknown(SourceReading.Read seen) {
        return seen.dialect().isEmpty() && !seen.unknownFamilies().isEmpty();
    }

    private static String extra(ExtraReading extra) {
        Map<String, String> labels = new TreeMap<>(extra.series().labels());
        String shown = labels.isEmpty() ? "" : " " + labels;
        String unit = extra.counter() ? extra.unit() + " since the server started" : extra.unit();
        return "extra %s%s  %s  %s"
                .formatted(extra.series().name(), shown, plain(extra.value()), unit.strip())
                .stripTrailing();
    }

    private static Map<String, Object> row(GpuLoss loss) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("gpu", loss.device());
        row.put("detail", loss.detail());
        return row;
    }

    private static Map<String, Object> row(ExtraReading extra) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("extra", extra.series().name());
        row.put("labels", new TreeMap<>(extra.series().labels()));
        row.put("counter", extra.counter());
        row.put("unit", extra.unit());
        row.put("value", extra.value());
        return row;
    }

    private static String unread(List<String> families) {
        if (families.isEmpty()) {
            return "";
        }
        String shown = families.stream().limit(FAMILIES_SHOWN).collect(Collectors.joining(", "));
        String rest = families.size() > FAMILIES_SHOWN ? ", ... (--json lists all)" : "";
        return "not read, %d metrics: %s%s%n".formatted(families.size(), shown, rest);
    }

    /** Whole numbers without a point, all others with every digit they have. */
    private static String plain(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    private static Map<String, Object> content(Scraped scraped) {
        SourceReading.Read seen = scraped.seen();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("target", scraped.target().endpoint().shown());
        content.put("up", true);
        content.put("dialect", seen.dialect());
        content.put("series", seen.series());
        content.put("body_bytes", seen.bodyBytes());
        content.put("took_ms", scraped.took().toMillis());
        content.put(
                "seen",
                ScrapedThing.all(seen.observation()).stream()
                        .map(ScrapeReport::row)
                        .toList());
        content.put(
                "extras",
                seen.observation().extras().stream().map(ScrapeReport::row).toList());
        content.put(
                "lost_gpus",
                seen.observation().lostGpus().stream().map(ScrapeReport::row).toList());
        content.put("warnings", seen.warnings());
        content.put("unknown_families", seen.unknownFamilies());
        if (isUnknown(seen)) {
            content.put("suggested_table", SuggestedTable.of(seen.unknownFamilies()));
        }
        return content;
    }

    private static Map<String, Object> row(ScrapedThing thing) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(thing.kind(), thing.name());
        row.put("model", thing.model());
        thing.readings().forEach(reading -> row.put(reading.name(), reading.value()));
        return row;
    }
}
