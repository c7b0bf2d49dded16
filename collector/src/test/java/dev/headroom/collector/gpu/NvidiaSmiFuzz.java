package dev.headroom.collector.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fuzzing.FuzzTarget;
import dev.headroom.collector.fuzzing.Seeds;
import dev.headroom.collector.fuzzing.SoundNumbers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What nvidia-smi may print, as a document or a table. */
public final class NvidiaSmiFuzz implements FuzzTarget {
    private static final GpuHost HOST = new GpuHost(new ServiceName("deepseek-r1"), "gpu-01");
    private static final List<String> ASKED =
            List.of("index", "uuid", "pci.bus_id", "name", "utilization.gpu", "memory.used", "power.draw");

    /** Which form the seeds have. */
    public enum Form {
        XML,
        CSV
    }

    private final Form form;

    public NvidiaSmiFuzz(Form form) {
        this.form = form;
    }

    @Override
    public void read(byte[] input) throws ReflectiveOperationException {
        String printed = new String(input, StandardCharsets.UTF_8);
        NvidiaSmiOutput output = new NvidiaSmiOutput(new KnownDevices());
        boolean asked = form == Form.CSV && input.length > 0 && input[0] != 'i';
        for (int run = 0; run < 2; run++) {
            GpuRead read = output.read(
                    new NvidiaSmiOutput.Printed(printed, asked ? ASKED : List.of(), HOST, new ArrayList<>()));
            switch (read) {
                case GpuRead.Read seen -> SoundNumbers.check(seen.gpus());
                case GpuRead.Failed failed ->
                    assertThat(failed.error().sentence()).isNotBlank();
            }
        }
    }

    @Override
    public List<byte[]> seeds() {
        return form == Form.XML ? documents() : tables();
    }

    private static List<byte[]> documents() {
        List<byte[]> seeds = new ArrayList<>(Seeds.resources("dev/headroom/collector/gpu"));
        seeds.add(Seeds.of("""
                <?xml version="1.0" ?>
                <!DOCTYPE nvidia_smi_log SYSTEM "nvsmi_device_v12.dtd">
                <nvidia_smi_log><gpu id="00000000:01:00.0"><product_name>H100</product_name><uuid>GPU-1</uuid>
                <utilization><gpu_util>-1 %</gpu_util></utilization><fb_memory_usage><used>5 MiB</used></fb_memory_usage>
                <mig_devices><mig_device><gpu_instance_id>3</gpu_instance_id>
                <compute_instance_id>1</compute_instance_id></mig_device></mig_devices></gpu></nvidia_smi_log>
                """));
        seeds.add(Seeds.of("Unable to determine the device handle for GPU0000:CB:00.0: Unknown Error\n"));
        seeds.add(Seeds.of("<nvidia_smi_log>&amp;<gpu id=\"GPU is lost\"/></nvidia_smi_log>"));
        return seeds;
    }

    private static List<byte[]> tables() {
        return List.of(
                Seeds.of("""
                        index, uuid, name, pci.bus_id, memory.used [MiB], utilization.gpu [%], temperature.gpu
                        0, GPU-1, NVIDIA H100, 80GB, 00000000:01:00.0, 575 MiB, 5 %, -3
                        1, GPU-2, A, 00000000:02:00.0, [N/A], [Not Supported], [GPU is lost]
                        """),
                Seeds.of("""
                        index, uuid, power.draw [W], clocks_throttle_reasons.active, ecc.errors.uncorrected.volatile.total
                        0, GPU-1, -1.5 W, 0x0000000000000044, 3
                        Unable to determine the device handle for GPU3: 0000:34:00.0: Unknown Error
                        """),
                Seeds.of("0, GPU-1, 00000000:01:00.0, H100, 97 %, 5 MiB, 300.5 W\n"),
                Seeds.of("Field \"x\" is not a valid field to query.\n"));
    }
}
