package dev.headroom.collector.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.reading.GpuLoss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: executable scripts in the place of nvidia-smi. */
class GpuCommandTest {

    private static final GpuHost HOST = new GpuHost(new ServiceName("deepseek-r1"), "gpu-01");

    @TempDir
    private Path directory;

    private String script(String body) throws IOException {
        Path file = directory.resolve("nvidia-smi");
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private static GpuRead run(Duration deadline, String... arguments) throws InterruptedException {
        return new GpuReader().read(new GpuCommand(List.of(arguments), deadline, 1 << 20), HOST);
    }

    private static GpuReadError errorOf(String... arguments) throws InterruptedException {
        return ((GpuRead.Failed) run(Duration.ofSeconds(20), arguments)).error();
    }

    @Test
    void readsWhatTheCommandPrints() throws Exception {
        Path document = Files.writeString(directory.resolve("a10g.xml"), NvidiaSmiSchemaTest.document("a10g.xml"));

        GpuRead.Read read = (GpuRead.Read) run(Duration.ofSeconds(20), script("cat '" + document + "'"), "-q", "-x");

        assertThat(read.gpus())
                .singleElement()
                .extracting(gpu -> gpu.device().model())
                .isEqualTo("NVIDIA A10G");
        assertThat(read.outputBytes()).isEqualTo(Files.size(document));
    }

    @Test
    void aFullDocumentCountsWhateverTheExitCode() throws Exception {
        Path document = Files.writeString(directory.resolve("a10g.xml"), NvidiaSmiSchemaTest.document("a10g.xml"));

        GpuRead.Read read =
                (GpuRead.Read) run(Duration.ofSeconds(20), script("cat '" + document + "'; echo careful >&2; exit 14"));

        assertThat(read.gpus()).hasSize(1);
        assertThat(read.warnings()).containsExactly("The command ended with exit code 14.", "careful");
    }

    @Test
    void argumentsNeverPassThroughAShell() throws Exception {
        String echo = script("printf '%s' \"$1\"");

        assertThat(errorOf(echo, "$(id); `id` | cat")).isEqualTo(new GpuReadError.NotXml("$(id); `id` | cat"));
    }

    @Test
    void aComplaintIsNamedWhateverTheExitCodeAndTheStream() throws Exception {
        assertThat(errorOf(script("echo 'No devices were found'; exit 6"))).isEqualTo(new GpuReadError.NoDevices());
        assertThat(errorOf(script("echo 'No devices were found' >&2; exit 6"))).isEqualTo(new GpuReadError.NoDevices());
    }

    @Test
    void anUnknownFailureTellsExitCodeAndLastLine() throws Exception {
        assertThat(errorOf(script("echo first >&2; echo 'Permission denied (publickey).' >&2; exit 255")))
                .isEqualTo(new GpuReadError.CommandFailed(255, "Permission denied (publickey)."));
    }

    @Test
    void aMissingProgramIsNamedHereAndBehindAPrefix() throws Exception {
        assertThat(errorOf("/nowhere/nvidia-smi", "-q", "-x"))
                .isEqualTo(new GpuReadError.CommandNotFound("/nowhere/nvidia-smi"));
        assertThat(errorOf(script("echo 'bash: nvidia-smi: command not found' >&2; exit 127")))
                .isInstanceOf(GpuReadError.CommandNotFound.class);
    }

    @Test
    void aFileThatIsNoProgramCannotBeRun() throws Exception {
        Path text = Files.writeString(directory.resolve("plain.txt"), "no program");

        assertThat(errorOf(text.toString())).isInstanceOf(GpuReadError.CommandNotRunnable.class);
    }

    @Test
    void aHangingCommandEndsAtTheDeadlineWithAllItsChildren() throws Exception {
        Path child = directory.resolve("child.pid");
        String hanging = script("sleep 600 & echo $! > '" + child + "'; wait");
        long started = System.nanoTime();

        GpuRead read = run(Duration.ofMillis(800), hanging);

        assertThat(read).isEqualTo(new GpuRead.Failed(new GpuReadError.TimedOut(Duration.ofMillis(800))));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
        long childId = Long.parseLong(Files.readString(child).strip());
        await().until(() ->
                ProcessHandle.of(childId).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void endlessOutputEndsAtTheLimit() throws Exception {
        assertThat(errorOf(
                        script("while :; do echo yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy; done")))
                .isEqualTo(new GpuReadError.OutputTooLarge(1 << 20));
    }

    @Test
    void endlessComplaintsDoNotBlockTheCommand() throws Exception {
        assertThat(errorOf(script("head -c 300000 /dev/zero >&2; echo 'No devices were found'; exit 6")))
                .isEqualTo(new GpuReadError.NoDevices());
    }

    @Test
    void asksForTheSiblingsWhenOneDeviceFailsTheWholeCommand() throws Exception {
        Path all = Files.writeString(directory.resolve("all.xml"), twoDevices());
        Path one = Files.writeString(
                directory.resolve("one.xml"),
                "<nvidia_smi_log><gpu id=\"00000000:02:00.0\"><uuid>GPU-2</uuid></gpu></nvidia_smi_log>");
        Path broken = directory.resolve("broken");
        String command = script("""
                [ -e '%s' ] || exec cat '%s'
                [ "$3 $4" = "-i GPU-2" ] && exec cat '%s'
                echo 'Unable to determine the device handle for GPU 0000:01:00.0: GPU is lost.  Reboot the system.'
                exit 15
                """.formatted(broken, all, one));
        GpuReader reader = new GpuReader();
        GpuCommand asked = new GpuCommand(List.of(command, "-q", "-x"), Duration.ofSeconds(20), 1 << 20);
        assertThat(((GpuRead.Read) reader.read(asked, HOST)).gpus()).hasSize(2);

        Files.createFile(broken);
        GpuRead.Read read = (GpuRead.Read) reader.read(asked, HOST);

        assertThat(read.gpus()).singleElement().satisfies(gpu -> {
            assertThat(gpu.device().uuid()).isEqualTo("GPU-2");
            assertThat(gpu.device().index()).isEqualTo(1);
        });
        assertThat(read.lost()).extracting(GpuLoss::device).containsExactly("GPU-1");
        assertThat(read.warnings()).contains("GPU 0000:01:00.0 is lost: reboot the machine to get it back.");
    }

    @Test
    void aMachineWhoseOnlyDeviceIsNoLongerFoundHasLostIt() throws Exception {
        Path all = Files.writeString(directory.resolve("all.xml"), NvidiaSmiSchemaTest.document("a10g.xml"));
        Path broken = directory.resolve("broken");
        String command =
                script("[ -e '%s' ] || exec cat '%s'\necho 'No devices were found'; exit 6\n".formatted(broken, all));
        GpuReader reader = new GpuReader();
        GpuCommand asked = new GpuCommand(List.of(command), Duration.ofSeconds(20), 1 << 20);
        reader.read(asked, HOST);

        Files.createFile(broken);
        GpuRead.Failed failed = (GpuRead.Failed) reader.read(asked, HOST);

        assertThat(failed.error()).isEqualTo(new GpuReadError.NoDevices());
        assertThat(failed.lost())
                .extracting(GpuLoss::device)
                .singleElement()
                .asString()
                .startsWith("GPU-");
    }

    @Test
    void aTableWithoutHeaderAndUnitsIsReadByTheFieldsThatWereAskedFor() throws Exception {
        String command = script("printf '0, Tesla V100, 32 GB, special, GPU-9, 97, 1024, [N/A]\\n'");

        GpuRead.Read read = (GpuRead.Read) run(
                Duration.ofSeconds(20),
                command,
                "--query-gpu=index,name,uuid,utilization.gpu,memory.used,power.draw",
                "--format=csv,noheader,nounits");

        assertThat(read.gpus()).singleElement().satisfies(gpu -> {
            assertThat(gpu.device().model()).isEqualTo("Tesla V100, 32 GB, special");
            assertThat(gpu.utilizationRatio()).isEqualTo(0.97);
            assertThat(gpu.memory().usedBytes()).isEqualTo(1L << 30);
            assertThat(gpu.power().watts()).isNaN();
        });
    }

    private static String twoDevices() {
        return "<nvidia_smi_log><gpu id=\"00000000:01:00.0\"><uuid>GPU-1</uuid></gpu>"
                + "<gpu id=\"00000000:02:00.0\"><uuid>GPU-2</uuid></gpu></nvidia_smi_log>";
    }
}
