package dev.headroom.collector.sample.assembly;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.sample.reading.GpuLoss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notices what befalls the GPUs of one target. A device is lost when the source says so, or when it is no longer listed
 * while a sibling still is; a page without any device is a page that has not been filled yet and tells nothing. Each loss,
 * return and new XID is told once. One thread.
 */
final class GpuWatch {

    /**
     * A loss that lasts.
     *
     * @param seenThen how many devices were seen beside it
     */
    private record Lost(String node, int seenThen) {}

    private final ServiceName service;
    private final Map<String, GpuDevice> known = new LinkedHashMap<>();
    private final Map<String, Lost> lost = new HashMap<>();
    private final Map<String, Double> xids = new HashMap<>();
    private int seen;

    /** The service is that of devices that were never seen. */
    GpuWatch(ServiceName service) {
        this.service = service;
    }

    /** The events of one complete reading. */
    List<GpuEvent> seen(Instant time, List<GpuReading> readings, List<GpuLoss> losses) {
        Map<String, GpuDevice> boards = new LinkedHashMap<>();
        readings.forEach(reading -> boards.putIfAbsent(reading.device().board(), reading.device()));
        if (boards.isEmpty()) {
            return lost(time, losses);
        }
        seen = boards.size();
        List<GpuEvent> events = new ArrayList<>(lost(time, losses));
        Set<String> named = losses.stream().map(GpuLoss::device).collect(Collectors.toSet());
        known.forEach((board, device) -> {
            if (!boards.containsKey(board) && !lost.containsKey(board)) {
                lost.put(board, new Lost(device.node(), seen));
                events.add(event(time, device, GpuEvent.Kind.LOST, name(device) + " is no longer listed."));
            }
        });
        List.copyOf(lost.keySet()).stream()
                .filter(device -> isBack(device, boards, named))
                .forEach(device -> events.add(back(time, device, boards.get(device))));
        known.putAll(boards);
        readings.forEach(reading -> addXid(time, reading, events));
        return events;
    }

    /** The events of losses that the source names. */
    List<GpuEvent> lost(Instant time, List<GpuLoss> losses) {
        List<GpuEvent> events = new ArrayList<>();
        for (GpuLoss loss : losses) {
            if (lost.putIfAbsent(loss.device(), new Lost(loss.node(), seen)) == null) {
                GpuDevice device = known.get(loss.device());
                ServiceName owner = device == null ? service : device.service();
                events.add(new GpuEvent(time, owner, loss.node(), loss.device(), GpuEvent.Kind.LOST, loss.detail()));
            }
        }
        return events;
    }

    /** A device known by nothing but its address is back when nobody calls it lost and there are more devices than then. */
    private boolean isBack(String device, Map<String, GpuDevice> boards, Set<String> named) {
        if (named.contains(device)) {
            return false;
        }
        Lost loss = lost.get(device);
        return boards.containsKey(device)
                || (!known.containsKey(device) && loss != null && boards.size() > loss.seenThen());
    }

    private GpuEvent back(Instant time, String device, @Nullable GpuDevice found) {
        Lost loss = lost.remove(device);
        if (found != null) {
            return event(time, found, GpuEvent.Kind.BACK, name(found) + " is listed again.");
        }
        String node = loss == null ? "" : loss.node();
        return new GpuEvent(time, service, node, device, GpuEvent.Kind.BACK, "GPU " + device + " answers again.");
    }

    /** The first number that is seen may be old: it counts only from the second reading on. */
    private void addXid(Instant time, GpuReading reading, List<GpuEvent> events) {
        if (Double.isNaN(reading.health().xid())) {
            return;
        }
        Double before = xids.put(reading.device().uuid(), reading.health().xid());
        if (before != null && reading.health().xid() > 0 && reading.health().xid() != before) {
            GpuDevice device = reading.device();
            String detail =
                    name(device) + " reports XID " + (long) reading.health().xid() + ".";
            events.add(event(time, device, GpuEvent.Kind.XID, detail));
        }
    }

    private static GpuEvent event(Instant time, GpuDevice device, GpuEvent.Kind kind, String detail) {
        return new GpuEvent(time, device.service(), device.node(), device.board(), kind, detail);
    }

    private static String name(GpuDevice device) {
        return "GPU " + (device.index() < 0 ? device.board() : device.index() + " (" + device.board() + ")");
    }
}
