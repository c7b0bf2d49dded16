package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.dialect.table.DeviceLabels;
import dev.headroom.collector.dialect.table.Dialect;
import dev.headroom.collector.dialect.table.Source;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.fleet.TargetIdentity;
import dev.headroom.collector.sample.gpu.GpuDevice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the devices on a page: whole GPUs, and each MIG instance by itself. */
final class GpuDevices {
    private GpuDevices() {}

    static List<ReadingPlan> plans(PageIndex page, Dialect dialect, TargetIdentity target) {
        DeviceLabels labels = dialect.labels().device().orElseThrow();
        Map<Key, Series> first = new LinkedHashMap<>();
        for (Source source : dialect.content().fields().values()) {
            source.families()
                    .flatMap(name -> page.positions(name).stream())
                    .map(page::series)
                    .filter(series -> !ReadingPlan.label(series, labels.uuid()).isBlank())
                    .forEach(series -> first.putIfAbsent(Key.of(series, labels), series));
        }
        List<ReadingPlan> plans = new ArrayList<>();
        first.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            Key key = entry.getKey();
            Series described = description(page, labels, key, entry.getValue());
            GpuDevice device = device(key, described, labels, target);
            FieldPlan fields =
                    FieldPlan.of(page, dialect, series -> Key.of(series, labels).equals(key));
            plans.add(new ReadingPlan.OfGpu(device, fields));
        });
        return plans;
    }

    /** The series whose labels tell index and model. */
    private static Series description(PageIndex page, DeviceLabels labels, Key key, Series any) {
        return page.positions(labels.describedBy()).stream()
                .map(page::series)
                .filter(series -> series.label(labels.uuid()).equals(key.uuid()))
                .findFirst()
                .orElse(any);
    }

    private static GpuDevice device(Key key, Series described, DeviceLabels labels, TargetIdentity target) {
        String uuid = key.uuid().startsWith(labels.uuidPrefix()) ? key.uuid() : labels.uuidPrefix() + key.uuid();
        String node = ReadingPlan.label(described, labels.node());
        String model = ReadingPlan.label(described, labels.model());
        String profile = ReadingPlan.label(described, labels.migProfile());
        GpuDevice device = new GpuDevice(
                uuid,
                target.service(),
                node.isBlank() || target.namesNode() ? target.node() : node,
                index(ReadingPlan.label(described, labels.index())),
                profile.isEmpty() ? model : (model + " MIG " + profile).strip(),
                "");
        return key.migInstance().isEmpty() ? device : device.instance(key.migInstance());
    }

    private static int index(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Identity of a device on the page. */
    private record Key(String uuid, String migInstance) implements Comparable<Key> {
        static Key of(Series series, DeviceLabels labels) {
            return new Key(ReadingPlan.label(series, labels.uuid()), ReadingPlan.label(series, labels.migInstance()));
        }

        @Override
        public int compareTo(Key other) {
            int byUuid = uuid.compareTo(other.uuid);
            return byUuid != 0 ? byUuid : migInstance.compareTo(other.migInstance);
        }
    }
}
