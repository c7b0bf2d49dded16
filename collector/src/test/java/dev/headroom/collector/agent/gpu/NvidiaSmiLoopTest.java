package dev.headroom.collector.agent.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.gpu.GpuRead;
import dev.headroom.collector.gpu.GpuReadError;
import dev.headroom.collector.sample.gpu.GpuReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: scripts in the place of nvidia-smi. */
class NvidiaSmiLoopTest {

    private static final String DOCUMENT = "<nvidia_smi_log><gpu id=\"00000000:01:00.0\"><uuid>GPU-1</uuid>"
            + "<utilization><gpu_util>%s %%</gpu_util></utilization></gpu></nvidia_smi_log>";

    @TempDir
    private Path directory;

    private NvidiaSmiLoop loop(String body, Duration silence) throws IOException {
        Path script = Files.writeString(directory.resolve("nvidia-smi"), "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        NvidiaSmiLoop loop = new NvidiaSmiLoop(script.toString(), Duration.ofSeconds(1), silence);
        loop.start();
        return loop;
    }

    private static List<GpuReading> gpus(Optional<GpuRead> read) {
        return read.isPresent() && read.get() instanceof GpuRead.Read seen ? seen.gpus() : List.of();
    }

    private static String print(int utilization) {
        return "printf '%s' '" + DOCUMENT.formatted(utilization) + "'\n";
    }

    @Test
    void readsEachDocumentOfOneProcess() throws Exception {
        Path starts = directory.resolve("starts");
        String body = "echo x >> '" + starts + "'\n[ \"$*\" = '-q -x -l 1' ] || exit 2\n" + print(10) + "sleep 0.3\n"
                + print(20) + "sleep 600\n";
        try (NvidiaSmiLoop loop = loop(body, Duration.ofSeconds(20))) {
            await().untilAsserted(() -> assertThat(gpus(loop.latest()))
                    .singleElement()
                    .extracting(GpuReading::utilizationRatio)
                    .isEqualTo(0.2));
            assertThat(Files.readAllLines(starts)).hasSize(1);
        }
    }

    @Test
    void aProcessThatEndsIsStartedAgain() throws Exception {
        Path starts = directory.resolve("starts");
        String body = "echo x >> '" + starts + "'\n" + print(10);
        try (NvidiaSmiLoop loop = loop(body, Duration.ofSeconds(20))) {
            await().untilAsserted(() -> assertThat(Files.readAllLines(starts)).hasSizeGreaterThan(1));
            assertThat(gpus(loop.latest())).hasSize(1);
        }
    }

    @Test
    void aProcessThatFallsSilentIsKilledAndItsLastReadingForgotten() throws Exception {
        Path starts = directory.resolve("starts");
        String body = "echo x >> '" + starts + "'\n[ $(wc -l < '" + starts + "') = 1 ] && " + print(10) + "sleep 600\n";
        try (NvidiaSmiLoop loop = loop(body, Duration.ofMillis(700))) {
            await().untilAsserted(() -> assertThat(gpus(loop.latest())).hasSize(1));
            await().untilAsserted(() -> assertThat(Files.readAllLines(starts)).hasSizeGreaterThan(1));
            await().untilAsserted(() -> assertThat(loop.latest()).isEmpty());
        }
    }

    @Test
    void halfADocumentIsAFailureAndTheNextOneCounts() throws Exception {
        Path starts = directory.resolve("starts");
        String half = DOCUMENT.formatted(10).substring(0, 60);
        String body = "echo x >> '" + starts + "'\n[ $(wc -l < '" + starts + "') = 1 ] && { printf '%s' '" + half
                + "'; exit 1; }\n" + print(30) + "sleep 600\n";
        try (NvidiaSmiLoop loop = loop(body, Duration.ofSeconds(20))) {
            await().untilAsserted(() -> assertThat(loop.latest())
                    .get()
                    .isInstanceOfSatisfying(GpuRead.Failed.class, failed -> assertThat(failed.error())
                            .isInstanceOf(GpuReadError.MalformedXml.class)));
            await().untilAsserted(() -> assertThat(gpus(loop.latest())).hasSize(1));
        }
    }

    @Test
    void aFloodIsStoppedAndAComplaintIsNamed() throws Exception {
        Path starts = directory.resolve("starts");
        String body = "echo x >> '" + starts + "'\n[ $(wc -l < '" + starts + "') = 1 ] && exec yes flood\n"
                + "echo 'No devices were found'\nexit 6\n";
        try (NvidiaSmiLoop loop = loop(body, Duration.ofSeconds(20))) {
            await().untilAsserted(() -> assertThat(loop.latest())
                    .get()
                    .isEqualTo(new GpuRead.Failed(new GpuReadError.NoDevices(), List.of())));
        }
    }

    @Test
    void theProcessEndsWithTheLoop() throws Exception {
        Path pid = directory.resolve("pid");
        NvidiaSmiLoop loop = loop("echo $$ > '" + pid + "'\n" + print(10) + "exec sleep 600\n", Duration.ofSeconds(20));
        await().untilAsserted(() -> assertThat(gpus(loop.latest())).hasSize(1));
        long process = Long.parseLong(Files.readString(pid).strip());

        loop.close();

        await().until(() ->
                ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void aMissingProgramIsNoReading() {
        try (NvidiaSmiLoop loop = new NvidiaSmiLoop("/nowhere/nvidia-smi", Duration.ofSeconds(15))) {
            loop.start();
            assertThat(loop.latest()).isEmpty();
        }
    }
}
