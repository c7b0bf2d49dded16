package dev.headroom.collector.fuzzing;

import dev.headroom.collector.dialect.DialectFileFuzz;
import dev.headroom.collector.dialect.PageReaderFuzz;
import dev.headroom.collector.discovery.TargetListFuzz;
import dev.headroom.collector.exposition.ExpositionFuzz;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.gpu.NvidiaSmiFuzz;
import dev.headroom.collector.ingest.disk.RecordFuzz;
import dev.headroom.collector.ingest.disk.SegmentFuzz;
import dev.headroom.collector.receive.otlp.OtlpFuzz;
import dev.headroom.collector.receive.remotewrite.RemoteWriteFuzz;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Everything that reads what others wrote. */
public enum Reader {
    EXPOSITION_TEXT(() -> new ExpositionFuzz(PageFormat.PROMETHEUS_TEXT)),
    OPENMETRICS(() -> new ExpositionFuzz(PageFormat.OPENMETRICS)),
    DIALECTS(PageReaderFuzz::new),
    DIALECT_YAML(DialectFileFuzz::new),
    NVIDIA_SMI_XML(() -> new NvidiaSmiFuzz(NvidiaSmiFuzz.Form.XML)),
    NVIDIA_SMI_CSV(() -> new NvidiaSmiFuzz(NvidiaSmiFuzz.Form.CSV)),
    OTLP_PROTOBUF(() -> new OtlpFuzz(false)),
    OTLP_JSON(() -> new OtlpFuzz(true)),
    REMOTE_WRITE(RemoteWriteFuzz::new),
    FILE_SD(TargetListFuzz::new),
    DISK_RECORD(RecordFuzz::new),
    DISK_SEGMENT(SegmentFuzz::new);

    @SuppressWarnings("ImmutableEnumChecker") // constructors hold nothing
    private final Supplier<FuzzTarget> target;

    static final List<Reader> ALL = List.of(values());

    Reader(Supplier<FuzzTarget> target) {
        this.target = target;
    }

    static Reader labelled(String label) {
        return ALL.stream()
                .filter(reader -> reader.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reader is called " + label));
    }

    FuzzTarget target() {
        return target.get();
    }

    /** What its target begins with, and the inputs that once broke it. */
    List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(target().seeds());
        if (Files.isDirectory(Seeds.FOUND.resolve(label()))) {
            seeds.addAll(Seeds.files(Seeds.FOUND.resolve(label()), ""));
        }
        return seeds;
    }

    /** Such as {@code otlp-json}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
