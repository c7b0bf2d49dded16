package dev.headroom.collector.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.sample.reading.GpuLoss;
import java.util.List;
import org.junit.jupiter.api.Test;

class NvidiaSmiCsvTest {

    private static final double MIB = 1024.0 * 1024;
    private static final GpuHost HOST = new GpuHost(new ServiceName("deepseek-r1"), "gpu-01");

    private static GpuRead.Read read(String table) {
        return (GpuRead.Read) new GpuReader().read(table, HOST);
    }

    @Test
    void readsColumnsInAnyOrderWithUnitsInTheCells() {
        List<GpuReading> gpus = read("""
                uuid, name, driver_model.current, fan.speed [%], memory.used [MiB], pci.bus_id, utilization.gpu [%], index
                GPU-df6e, NVIDIA GeForce RTX 2080 SUPER, WDDM, 38 %, 575 MiB, 00000000:01:00.0, 5 %, 0
                GPU-0475, Some Other GPU, DoesntMatter, 50 %, 1234 MiB, 00000000:02:00.0, [Not Supported], 1
                """).gpus();

        assertThat(gpus).extracting(gpu -> gpu.device().uuid()).containsExactly("GPU-df6e", "GPU-0475");
        assertThat(gpus).extracting(gpu -> gpu.memory().usedBytes()).containsExactly(575 * MIB, 1234 * MIB);
        assertThat(gpus).extracting(GpuReading::utilizationRatio).containsExactly(0.05, Double.NaN);
        assertThat(gpus).extracting(gpu -> gpu.device().index()).containsExactly(0, 1);
    }

    @Test
    void readsUnitsFromTheHeaderAndReasonsUnderBothTheirNames() {
        GpuReading old = read("""
                        uuid, memory.total [MiB], clocks.sm [MHz], power.draw [W], clocks_throttle_reasons.active
                        GPU-1, 81559, 1980, 345.5, 0x0000000000000044
                        """).gpus().getFirst();
        GpuReading current = read("""
                        gpu_uuid, clocks_event_reasons.sw_power_cap, clocks_event_reasons.gpu_idle, pcie.link.width.current
                        GPU-1, Active, Not Active, 16
                        """).gpus().getFirst();

        assertThat(old.memory().totalBytes()).isEqualTo(81559 * MIB);
        assertThat(old.clocks().smMegahertz()).isEqualTo(1980);
        assertThat(old.power().watts()).isEqualTo(345.5);
        assertThat(old.health().throttleReasons()).isEqualTo(0x44);
        assertThat(current.health().throttleReasons()).isEqualTo(0x4);
        assertThat(current.links().pcieWidth()).isEqualTo(16);
    }

    @Test
    void aRowOfALostDeviceIsALossAndTheOthersAreRead() {
        GpuRead.Read read = read("""
                index, uuid, pci.bus_id, utilization.gpu [%]
                0, GPU-1, 00000000:01:00.0, 97 %
                [GPU is lost], [GPU is lost], 00000000:02:00.0, [GPU is lost]
                Unable to determine the device handle for GPU3: 0000:34:00.0: Unknown Error
                """);

        assertThat(read.gpus()).hasSize(1);
        assertThat(read.lost()).extracting(GpuLoss::device).containsExactly("00000000:02:00.0", "00000000:34:00.0");
    }

    @Test
    void F10_aCutRowYieldsNothing() {
        GpuRead read = new GpuReader().read("""
                index, uuid, memory.used [MiB], memory.total [MiB], utilization.gpu [%]
                0, GPU-1, 1 MiB, 2 MiB, 97 %
                1, GPU-2, 1 Mi""", HOST);

        assertThat(read).isEqualTo(new GpuRead.Failed(new GpuReadError.MalformedCsv(3, "it has 3 cells, not 5")));
    }

    @Test
    void aNegativeNumberIsUnknownAndToldOf() {
        GpuRead.Read read = read("""
                uuid, power.draw [W], utilization.gpu [%], temperature.gpu
                GPU-1, -1.50 W, 97 %, -1
                """);

        assertThat(read.gpus().getFirst().power().watts()).isNaN();
        assertThat(read.gpus().getFirst().health().temperatureCelsius()).isNaN();
        assertThat(read.gpus().getFirst().utilizationRatio()).isEqualTo(0.97);
        assertThat(read.warnings()).hasSize(2).first().asString().contains("-1.50 W");
    }

    @Test
    void aHeaderWithoutRowsIsNoDevices() {
        assertThat(new GpuReader().read("index, uuid, utilization.gpu [%]\n", HOST))
                .isEqualTo(new GpuRead.Failed(new GpuReadError.NoDevices()));
    }
}
