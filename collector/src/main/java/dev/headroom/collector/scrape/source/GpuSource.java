package dev.headroom.collector.scrape.source;

import dev.headroom.collector.gpu.GpuCommand;
import dev.headroom.collector.gpu.GpuHost;
import dev.headroom.collector.gpu.GpuRead;
import dev.headroom.collector.gpu.GpuReader;
import dev.headroom.collector.sample.reading.Observation;
import dev.headroom.collector.scrape.outcome.ScrapeError;
import dev.headroom.collector.scrape.outcome.SourceReading;
import java.time.Duration;
import java.util.List;

/** A command that prints {@code nvidia-smi -q -x} or a table of {@code --query-gpu}. */
final class GpuSource implements Source {

    static final String DIALECT = "nvidia-smi";

    private final List<String> command;
    private final GpuHost host;
    private final int outputLimitBytes;
    private final GpuReader reader = new GpuReader();

    GpuSource(List<String> command, GpuHost host, int outputLimitBytes) {
        this.command = List.copyOf(command);
        this.host = host;
        this.outputLimitBytes = outputLimitBytes;
    }

    @Override
    public SourceReading read(Duration timeout) throws InterruptedException {
        return switch (reader.read(new GpuCommand(command, timeout, outputLimitBytes), host)) {
            case GpuRead.Read(var gpus, var outputBytes, var warnings, var lost) ->
                new SourceReading.Read(
                        Observation.ofGpus(gpus, lost), DIALECT, gpus.size(), outputBytes, warnings, List.of());
            case GpuRead.Failed(var error, var lost) -> new SourceReading.Failed(new ScrapeError.Gpu(error), lost);
        };
    }
}
