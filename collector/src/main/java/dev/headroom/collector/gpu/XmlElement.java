package dev.headroom.collector.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One device of the document: its texts by path below it, and its MIG instances apart. One thread. */
final class XmlElement {

    private final String id;
    private final Map<String, String> textByPath = new TreeMap<>();
    private final List<XmlElement> migDevices = new ArrayList<>();

    XmlElement(String id) {
        this.id = id;
    }

    /** The bus address of a GPU as the document gives it; empty when it does not. */
    String id() {
        return id;
    }

    List<XmlElement> migDevices() {
        return migDevices;
    }

    /** Keeps the first text of a path. */
    void put(String path, String text) {
        textByPath.putIfAbsent(path, text);
    }

    void addMigDevice(XmlElement device) {
        migDevices.add(device);
    }

    /** The text of the first of the paths that exists and tells something; else the empty text. */
    String firstText(String... paths) {
        for (String path : paths) {
            String text = textByPath.getOrDefault(path, "");
            if (!XmlNumber.isAbsent(text)) {
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
