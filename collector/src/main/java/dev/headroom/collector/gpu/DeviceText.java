package dev.headroom.collector.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One device as nvidia-smi describes it: its texts by path, and its MIG instances apart. One thread. */
final class DeviceText {

    private final String id;
    private final Map<String, String> textByPath = new TreeMap<>();
    private final List<DeviceText> migDevices = new ArrayList<>();

    DeviceText(String id) {
        this.id = id;
    }

    /** The bus address of a GPU as the document gives it; empty when it does not. */
    String id() {
        return id;
    }

    List<DeviceText> migDevices() {
        return migDevices;
    }

    /** Keeps the first text of a path. */
    void put(String path, String text) {
        textByPath.putIfAbsent(path, text);
    }

    void addMigDevice(DeviceText device) {
        migDevices.add(device);
    }

    /** Whether the driver has no connection to the device: it then answers so to whatever is asked. */
    boolean saysLost() {
        return textByPath.values().stream()
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("gpu is lost"));
    }

    /** The text of the first of the paths that exists and tells something; else the empty text. */
    String firstText(String... paths) {
        for (String path : paths) {
            String text = textByPath.getOrDefault(path, "");
            if (!DeviceNumber.isAbsent(text)) {
                return text;
            }
        }
        return "";
    }

    /** All texts whose path starts so. */
    Map<String, String> below(String prefix) {
        Map<String, String> found = new TreeMap<>();
        textByPath.forEach((path, text) -> {
            if (path.startsWith(prefix)) {
                found.put(path, text);
            }
        });
        return found;
    }
}
