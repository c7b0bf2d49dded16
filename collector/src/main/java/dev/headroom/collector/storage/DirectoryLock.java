package dev.headroom.collector.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held while an instance uses a data root. The operating system drops it with the process, however that ends. */
public final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Throws {@link StorageRefused} when another instance holds it. */
    public static DirectoryLock of(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve("headroom.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another instance in this very process: refused like any other.
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw new StorageRefused("Another Headroom already uses the data directory " + directory
                    + "; stop it or choose another directory.");
        }
        return new DirectoryLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
