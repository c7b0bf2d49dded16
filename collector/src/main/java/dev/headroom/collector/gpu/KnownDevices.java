package dev.headroom.collector.gpu;

import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.reading.GpuLoss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole devices that a machine has shown so far, by PCI address: a device that is lost tells nothing else. One thread. */
final class KnownDevices {

    private final Map<String, GpuDevice> byAddress = new LinkedHashMap<>();

    void remember(String address, GpuDevice device) {
        BusAddress.in(address).ifPresent(known -> byAddress.put(known, device));
    }

    /** A device keeps its number while a sibling is missing from the list. */
    int index(String address, int position) {
        return device(address).map(GpuDevice::index).orElse(position);
    }

    /** The loss of the device that the text names by its address, or of a device known by nothing but the text. */
    GpuLoss loss(String node, String named, String sentence) {
        String device = device(named).map(GpuDevice::uuid).orElseGet(() -> BusAddress.in(named)
                .orElse(named));
        return new GpuLoss(node, device, sentence);
    }

    List<GpuLoss> lossOfAll(String sentence) {
        return byAddress.values().stream()
                .map(device -> new GpuLoss(device.node(), device.uuid(), sentence))
                .toList();
    }

    /** The UUIDs of all devices but these. */
    List<String> siblingsOf(List<GpuLoss> lost) {
        List<String> siblings =
                new ArrayList<>(byAddress.values().stream().map(GpuDevice::uuid).toList());
        lost.forEach(loss -> siblings.remove(loss.device()));
        return siblings;
    }

    private Optional<GpuDevice> device(String text) {
        return BusAddress.in(text).map(byAddress::get);
    }
}
