package dev.headroom.collector.ingest.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The segments that were found in a directory, oldest first. Files of others are left alone, and so are segments of a
 * newer program, which come up again when that one is back.
 *
 * @param nextNumber larger than that of every segment there is
 */
record SegmentDirectory(List<Segment> segments, long nextNumber) {

    static SegmentDirectory read(Path directory, QueueListener listener) throws IOException {
        List<Segment> segments = new ArrayList<>();
        long highest = 0;
        for (Path path : sorted(directory)) {
            switch (Segment.open(path)) {
                case Segment.Found.Usable(var segment, var cutBytes) -> {
                    segments.add(segment);
                    highest = Math.max(highest, segment.number());
                    if (cutBytes > 0) {
                        listener.noticed("Cut " + cutBytes + " unfinished or damaged bytes off " + path.getFileName());
                    }
                }
                case Segment.Found.TooNew(var number) -> {
                    highest = Math.max(highest, number);
                    listener.noticed("Left " + path.getFileName()
                            + " aside, which a newer Headroom wrote and will store when it runs again");
                }
                case Segment.Found.Foreign _ -> {}
            }
        }
        return new SegmentDirectory(segments, highest + 1);
    }

    private static List<Path> sorted(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.sorted().toList();
        }
    }
}
