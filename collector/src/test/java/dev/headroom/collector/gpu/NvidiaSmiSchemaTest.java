package dev.headroom.collector.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuMemoryErrors;
import dev.headroom.collector.sample.gpu.GpuReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real output of seven cards and several schema versions. */
class NvidiaSmiSchemaTest {

    private static final double MIB = 1024.0 * 1024;
    private static final GpuHost HOST = new GpuHost(new ServiceName("deepseek-r1"), "gpu-01");

    static String document(String name) throws IOException {
        try (InputStream in = NvidiaSmiSchemaTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<GpuReading> gpus(String name) throws IOException {
        GpuRead.Read read = (GpuRead.Read) new GpuReader().read(document(name), HOST);
        assertThat(read.warnings()).isEmpty();
        return read.gpus();
    }

    @Test
    void tellsEverythingOfATeslaT4() throws IOException {
        GpuReading gpu = gpus("tesla-t4.xml").getFirst();

        assertThat(gpu.device().uuid()).isEqualTo("GPU-d37e67a5-91dd-3774-a5cb-99096249601a");
        assertThat(gpu.device().model()).isEqualTo("Tesla T4");
        assertThat(gpu.device().node()).isEqualTo("gpu-01");
        assertThat(gpu.device().index()).isZero();
        assertThat(gpu.power().watts()).isEqualTo(26.78);
        assertThat(gpu.power().limitWatts()).isEqualTo(70);
        assertThat(gpu.health().temperatureCelsius()).isEqualTo(40);
        assertThat(gpu.clocks().smMegahertz()).isEqualTo(585);
        assertThat(gpu.health().eccUncorrected()).isZero();
        assertThat(gpu.health().xid()).isNaN();
        assertThat(gpu.clocks().memoryMegahertz()).isEqualTo(5000);
        assertThat(gpu.health().memoryErrors()).isEqualTo(new GpuMemoryErrors(0, 0, Double.NaN, Double.NaN));
        assertThat(gpu.links().pcieGeneration()).isEqualTo(3);
        assertThat(gpu.links().pcieWidth()).isEqualTo(8);
        assertThat(gpu.links().pcieReplays()).isZero();
    }

    @Test
    void tellsMemoryClocksAndPowerUnderTheNamesOfVersion13() throws IOException {
        GpuReading gpu = gpus("rtx-3080-v13.xml").getFirst();

        assertThat(gpu.memory().usedBytes()).isEqualTo(9184 * MIB);
        assertThat(gpu.memory().totalBytes()).isEqualTo(10240 * MIB);
        assertThat(gpu.power().watts()).isEqualTo(139.62);
        assertThat(gpu.power().limitWatts()).isEqualTo(320);
        assertThat(gpu.clocks().smMegahertz()).isEqualTo(1950);
        assertThat(gpu.health().throttleReasons()).isZero();
        assertThat(gpu.utilizationRatio()).isBetween(0.0, 1.0);
    }

    @Test
    void readsThrottleReasonsUnderTheirOldNames() throws IOException {
        assertThat(gpus("a10g.xml").getFirst().health().throttleReasons()).isEqualTo(1);
        assertThat(gpus("rtx-3090-v12.xml").getFirst().health().throttleReasons())
                .isEqualTo(1);
        assertThat(gpus("gtx-1070-ti.xml").getFirst().health().throttleReasons())
                .isEqualTo(GpuHealth.UNKNOWN_THROTTLE);
    }

    @Test
    void prefersTheEnforcedPowerLimit() throws IOException {
        assertThat(gpus("rtx-3090-v12.xml").getFirst().power().limitWatts()).isEqualTo(200);
    }

    @Test
    void leavesUnknownWhatACardDoesNotTell() throws IOException {
        GpuReading gpu = gpus("gtx-1070-ti.xml").getFirst();

        assertThat(gpu.power().watts()).isNaN();
        assertThat(gpu.power().limitWatts()).isNaN();
        assertThat(gpu.health().eccUncorrected()).isNaN();
        assertThat(gpu.utilizationRatio()).isZero();
        assertThat(gpu.memory().totalBytes()).isEqualTo(4096 * MIB);
    }

    @Test
    void showsMigInstancesAfterTheirDevice() throws IOException {
        List<GpuReading> gpus = gpus("a100-sxm4-v12.xml");

        assertThat(gpus).hasSize(5);
        assertThat(gpus.getFirst().device().migInstance()).isEmpty();
        assertThat(gpus.getFirst().utilizationRatio()).isNaN();
        assertThat(gpus.getFirst().power().watts()).isEqualTo(67.03);
        GpuReading mig = gpus.get(1);
        assertThat(mig.device().uuid()).isEqualTo("GPU-513536b6-7d19-9063-b049-1e69664bb298/3");
        assertThat(mig.device().migInstance()).isEqualTo("3");
        assertThat(mig.memory().usedBytes()).isEqualTo(12 * MIB);
        assertThat(mig.memory().totalBytes()).isEqualTo(19968 * MIB);
        assertThat(mig.health().eccUncorrected()).isZero();
        assertThat(mig.power().watts()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a100-sxm4-v12.xml",
                "a10g.xml",
                "gtx-1070-ti.xml",
                "quadro-p400.xml",
                "rtx-3080-v13.xml",
                "rtx-3090-v12.xml",
                "tesla-t4.xml"
            })
    void aCutDocumentYieldsNothing(String name) throws IOException {
        String whole = document(name);
        for (int tenth = 3; tenth < 10; tenth++) {
            GpuRead read = new GpuReader().read(whole.substring(0, whole.length() * tenth / 10), HOST);
            assertThat(((GpuRead.Failed) read).error()).isInstanceOf(GpuReadError.MalformedXml.class);
        }
    }
}
