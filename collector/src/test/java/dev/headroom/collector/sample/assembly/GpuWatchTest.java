package dev.headroom.collector.sample.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.gpu.GpuClocks;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuLinks;
import dev.headroom.collector.sample.gpu.GpuMemory;
import dev.headroom.collector.sample.gpu.GpuMemoryErrors;
import dev.headroom.collector.sample.gpu.GpuPower;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.sample.reading.GpuLoss;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GpuWatchTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");

    private final GpuWatch watch = new GpuWatch(SERVICE);

    private static GpuReading gpu(String uuid, double xid) {
        GpuDevice device = new GpuDevice(uuid, SERVICE, "gpu-01", 0, "H100", "");
        return gpu(device, xid);
    }

    private static GpuReading gpu(GpuDevice device, double xid) {
        GpuHealth health = new GpuHealth(5, 0, 0, xid, GpuMemoryErrors.UNKNOWN);
        return new GpuReading(
                device, 0.5, new GpuMemory(1, 2), new GpuPower(3, 4), new GpuClocks(6, 7), health, GpuLinks.UNKNOWN);
    }

    private List<GpuEvent.Kind> kinds(GpuReading... gpus) {
        return watch.seen(TIME, Arrays.asList(gpus), List.of()).stream()
                .map(GpuEvent::kind)
                .toList();
    }

    @Test
    void aDeviceMissingBesideItsSiblingsIsLostOnceAndBackOnce() {
        assertThat(kinds(gpu("a", 0), gpu("b", 0))).isEmpty();
        assertThat(kinds(gpu("a", 0))).containsExactly(GpuEvent.Kind.LOST);
        assertThat(kinds(gpu("a", 0))).isEmpty();
        assertThat(kinds(gpu("a", 0), gpu("b", 0))).containsExactly(GpuEvent.Kind.BACK);
        assertThat(kinds(gpu("a", 0), gpu("b", 0))).isEmpty();
    }

    @Test
    void aPageWithoutAnyDeviceTellsNothing() {
        kinds(gpu("a", 0));

        assertThat(kinds()).isEmpty();
        assertThat(kinds(gpu("a", 0))).isEmpty();
    }

    @Test
    void aLossThatTheSourceNamesIsToldOnceWhetherTheScrapeFailsOrNot() {
        GpuLoss loss = new GpuLoss("gpu-01", "b", "GPU b is lost.");
        kinds(gpu("a", 0), gpu("b", 0));

        assertThat(watch.lost(TIME, List.of(loss)))
                .containsExactly(new GpuEvent(TIME, SERVICE, "gpu-01", "b", GpuEvent.Kind.LOST, "GPU b is lost."));
        assertThat(watch.seen(TIME, List.of(gpu("a", 0)), List.of(loss))).isEmpty();
        assertThat(kinds(gpu("a", 0), gpu("b", 0))).containsExactly(GpuEvent.Kind.BACK);
    }

    @Test
    void aDeviceKnownByItsAddressOnlyIsBackWhenThereIsOneMore() {
        GpuLoss loss = new GpuLoss("gpu-01", "00000000:CB:00.0", "gone");
        watch.seen(TIME, List.of(gpu("a", 0)), List.of(loss));

        assertThat(kinds(gpu("a", 0))).isEmpty();
        assertThat(kinds(gpu("a", 0), gpu("b", 0))).containsExactly(GpuEvent.Kind.BACK);
    }

    @Test
    void anXidCountsWhenItChangesToANumber() {
        assertThat(kinds(gpu("a", 31))).isEmpty();
        assertThat(kinds(gpu("a", 79))).containsExactly(GpuEvent.Kind.XID);
        assertThat(kinds(gpu("a", 79))).isEmpty();
        assertThat(kinds(gpu("a", 0))).isEmpty();
    }

    @Test
    void instancesComeAndGoWithoutTheirDeviceBeingLost() {
        GpuDevice device = gpu("a", 0).device();
        GpuReading first = gpu(device.instance("1"), 0);
        GpuReading second = gpu(device.instance("2"), 0);
        kinds(first, second);

        assertThat(kinds(first)).isEmpty();
    }
}
