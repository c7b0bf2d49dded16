package dev.headroom.forecasting.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.training.MemoryCheck.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryCheckTest {

    private static final Need LITTLE = new Need(100, 1);

    @TempDir
    private Path system;

    @Test
    void whereTheSystemDoesNotSayOnlyTheHeapCounts() {
        assertThat(new MemoryCheck(system).shortage(LITTLE)).isEmpty();
        assertThat(new MemoryCheck(system).shortage(new Need(100, 1 << 20)).orElseThrow())
                .startsWith("training needs 1048576 MB of free heap, there are ")
                .endsWith("give more with HEADROOM_JAVA_OPTIONS=-Xmx...");
    }

    @Test
    void aFullMachineIsToldWithTheNumbers() throws IOException {
        write("proc/meminfo", "MemTotal:       16384000 kB\nMemFree: 1 kB\nMemAvailable:      51200 kB\n");

        assertThat(new MemoryCheck(system).shortage(LITTLE))
                .contains("training needs 100 MB of free memory, there are 50 MB");
    }

    @Test
    void theLimitOfAContainerCountsAndItsFileCacheIsFree() throws IOException {
        write("proc/meminfo", "MemAvailable:   16384000 kB\n");
        write("sys/fs/cgroup/memory.max", "1073741824\n");
        write("sys/fs/cgroup/memory.current", "1043741824\n");
        write("sys/fs/cgroup/memory.stat", "anon 1\ninactive_file 0\n");
        boolean full = new MemoryCheck(system).shortage(LITTLE).isPresent();
        write("sys/fs/cgroup/memory.stat", "anon 1\ninactive_file 500000000\n");

        assertThat(full).isTrue();
        assertThat(new MemoryCheck(system).shortage(LITTLE)).isEmpty();
    }

    @Test
    void aContainerWithoutALimitIsNoLimit() throws IOException {
        write("sys/fs/cgroup/memory.max", "max\n");
        write("sys/fs/cgroup/memory.current", "1043741824\n");

        assertThat(new MemoryCheck(system).shortage(LITTLE)).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Path path = system.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
