package dev.headroom.collector.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.reading.GpuLoss;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GpuReaderTest {

    private static final GpuHost HOST = new GpuHost(new ServiceName("deepseek-r1"), "gpu-01");

    private static GpuRead read(String document) {
        return new GpuReader().read(document, HOST);
    }

    private static GpuReadError errorOf(String document) {
        return ((GpuRead.Failed) read(document)).error();
    }

    private static String gpu(String elements) {
        return "<?xml version=\"1.0\" ?>\n<!DOCTYPE nvidia_smi_log SYSTEM \"nvsmi_device_v12.dtd\">\n"
                + "<nvidia_smi_log><gpu id=\"0000:01:00.0\"><uuid>GPU-1</uuid>" + elements + "</gpu></nvidia_smi_log>";
    }

    static Stream<Arguments> complaints() {
        return Stream.of(
                Arguments.of(
                        "Unable to determine the device handle for GPU0000:CB:00.0: Unknown Error\n",
                        new GpuReadError.DeviceHandleUnknown("0000:CB:00.0")),
                Arguments.of(
                        "Unable to determine the device handle for GPU1: 0000:34:00.0: Unknown Error\n",
                        new GpuReadError.DeviceHandleUnknown("1: 0000:34:00.0")),
                Arguments.of(
                        "Unable to determine the device handle for GPU 0000:02:00.0: GPU is lost.  Reboot the system\n",
                        new GpuReadError.DeviceLost("0000:02:00.0")),
                Arguments.of(
                        "Failed to initialize NVML: Driver/library version mismatch\nNVML library version: 580.173\n",
                        new GpuReadError.LibraryMismatch("580.173")),
                Arguments.of(
                        "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that\n",
                        new GpuReadError.DriverNotCommunicating()),
                Arguments.of(
                        "NVIDIA-SMI couldn't find libnvidia-ml.so library in your system.\n",
                        new GpuReadError.LibraryNotFound()),
                Arguments.of("No devices were found\n", new GpuReadError.NoDevices()),
                Arguments.of(
                        "Field \"bogus.field\" is not a valid field to query.\n\n",
                        new GpuReadError.InvalidField("bogus.field")),
                Arguments.of(
                        "Failed to initialize NVML: Insufficient Permissions\n",
                        new GpuReadError.InsufficientPermissions()),
                Arguments.of(
                        "|  30%   33C |\n|ERR!   68C    P2 | \n", new GpuReadError.SensorError("|ERR!   68C    P2 |")),
                Arguments.of("[N/A], 24576, SomeCard\n", new GpuReadError.NotXml("[N/A], 24576, SomeCard")),
                Arguments.of("", new GpuReadError.NotXml("")));
    }

    @ParameterizedTest
    @MethodSource("complaints")
    void everyComplaintIsItsOwnError(String output, GpuReadError expected) {
        assertThat(errorOf(output)).isEqualTo(expected);
    }

    @Test
    void aDocumentWithoutDevicesIsNoDevices() {
        assertThat(errorOf("<nvidia_smi_log><attached_gpus>0</attached_gpus></nvidia_smi_log>"))
                .isEqualTo(new GpuReadError.NoDevices());
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "[N/A]", "[Not Supported]", "Not Supported", ""})
    void whatADeviceDoesNotHaveIsUnknownWithoutAWarning(String text) {
        GpuRead.Read read = (GpuRead.Read) read(gpu("<utilization><gpu_util>" + text + "</gpu_util></utilization>"));

        assertThat(read.gpus().getFirst().utilizationRatio()).isNaN();
        assertThat(read.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unknown Error", "ERR!", "0x1p3 %", "1d %", "7 furlongs"})
    void whatADeviceShouldTellAndCannotIsUnknownWithAWarning(String text) {
        GpuRead.Read read = (GpuRead.Read) read(gpu("<utilization><gpu_util>" + text + "</gpu_util></utilization>"));

        assertThat(read.gpus().getFirst().utilizationRatio()).isNaN();
        assertThat(read.warnings()).singleElement().asString().contains(text, "GPU 0000:01:00.0");
    }

    @Test
    void aDeviceThatAnswersThatItIsLostIsLostAndItsSiblingsAreRead() {
        GpuRead.Read read = (GpuRead.Read) read("<nvidia_smi_log>"
                + "<gpu id=\"00000000:01:00.0\"><uuid>GPU-1</uuid><utilization><gpu_util>GPU is lost</gpu_util>"
                + "</utilization></gpu><gpu id=\"00000000:02:00.0\"><uuid>GPU-2</uuid></gpu></nvidia_smi_log>");

        assertThat(read.gpus())
                .singleElement()
                .extracting(gpu -> gpu.device().uuid())
                .isEqualTo("GPU-2");
        assertThat(read.lost()).containsExactly(new GpuLoss("gpu-01", "GPU-1", "GPU 00000000:01:00.0 is lost."));
    }

    @Test
    void aDeviceThatIsCalledLostBesideTheDocumentIsNamedByTheUuidThatItHadBefore() {
        GpuReader reader = new GpuReader();
        reader.read(gpu("").replace("0000:01:00.0", "00000000:CB:00.0"), HOST);

        GpuRead.Read read = (GpuRead.Read) reader.read(
                "Unable to determine the device handle for GPU1: 0000:CB:00.0: Unknown Error\n"
                        + "<nvidia_smi_log><gpu id=\"00000000:02:00.0\"><uuid>GPU-2</uuid></gpu></nvidia_smi_log>",
                HOST);

        assertThat(read.gpus()).hasSize(1);
        assertThat(read.lost()).extracting(GpuLoss::device).containsExactly("GPU-1");
    }

    @Test
    void addsUpUncorrectedErrorsOfEveryMemoryAndGeneration() {
        String split = "<ecc_errors><volatile><sram_correctable>9</sram_correctable>"
                + "<sram_uncorrectable_parity>1</sram_uncorrectable_parity>"
                + "<sram_uncorrectable_secded>2</sram_uncorrectable_secded>"
                + "<dram_uncorrectable>4</dram_uncorrectable></volatile>"
                + "<aggregate><sram_uncorrectable>100</sram_uncorrectable></aggregate></ecc_errors>";
        String old = "<ecc_errors><volatile><double_bit><device_memory>3</device_memory><total>3</total></double_bit>"
                + "</volatile></ecc_errors>";

        assertThat(((GpuRead.Read) read(gpu(split))).gpus().getFirst().health().eccUncorrected())
                .isEqualTo(7);
        assertThat(((GpuRead.Read) read(gpu(old))).gpus().getFirst().health().eccUncorrected())
                .isEqualTo(3);
    }

    @Test
    void aDeviceWithoutUuidIsKnownByItsHostAndBusAddress() {
        GpuRead.Read read = (GpuRead.Read) read("<nvidia_smi_log><gpu id=\"0000:01:00.0\"/></nvidia_smi_log>");

        assertThat(read.gpus().getFirst().device().uuid()).isEqualTo("gpu-01/0000:01:00.0");
    }

    @Test
    void aDeviceThatCannotSayWhoItIsIsLeftOutAndNamed() {
        GpuRead.Read read = (GpuRead.Read) read("<nvidia_smi_log><gpu id=\"0000:01:00.0\"><uuid>ERR!</uuid></gpu>"
                + "<gpu id=\"0000:02:00.0\"><uuid>GPU-2</uuid></gpu></nvidia_smi_log>");

        assertThat(read.gpus())
                .singleElement()
                .extracting(gpu -> gpu.device().index())
                .isEqualTo(1);
        assertThat(read.warnings()).singleElement().asString().contains("0000:01:00.0");
    }

    @Test
    void greetingsAndWarningsAroundTheDocumentBecomeWarnings() {
        GpuRead.Read read = (GpuRead.Read)
                read("Welcome to gpu-01\n" + gpu("") + "\nWARNING: infoROM is corrupted at gpu 0000:3B:00.0\n");

        assertThat(read.gpus()).hasSize(1);
        assertThat(read.warnings())
                .containsExactly("Welcome to gpu-01", "WARNING: infoROM is corrupted at gpu 0000:3B:00.0");
    }

    @Test
    void entitiesAreRefusedWhetherInsideOrOutside() {
        String external = "<?xml version=\"1.0\"?><!DOCTYPE nvidia_smi_log [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<nvidia_smi_log><gpu><uuid>&x;</uuid></gpu></nvidia_smi_log>";
        String laughs = "<?xml version=\"1.0\"?><!DOCTYPE nvidia_smi_log [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>"
                + "<nvidia_smi_log><gpu><uuid>&b;</uuid></gpu></nvidia_smi_log>";

        assertThat(errorOf(external)).isInstanceOf(GpuReadError.MalformedXml.class);
        assertThat(errorOf(laughs)).isInstanceOf(GpuReadError.MalformedXml.class);
    }

    @Test
    void aByteOrderMarkIsNoRemark() {
        GpuRead.Read read = (GpuRead.Read) read("\uFEFF" + gpu("<gpu_util>5 %</gpu_util>"));

        assertThat(read.warnings()).isEmpty();
    }
}
