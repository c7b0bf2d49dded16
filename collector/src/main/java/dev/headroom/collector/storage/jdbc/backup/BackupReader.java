package dev.headroom.collector.storage.jdbc.backup;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what {@link BackupWriter} wrote, and only after the checksum of the whole file was found right. What it says is
 * believed no further than its limits: nothing large is kept in memory, whatever lengths a file claims. One thread.
 */
final class BackupReader implements Closeable {
    private static final int PROLOGUE_BYTES = BackupWriter.MAGIC.length + Integer.BYTES;
    private static final int MOST_CONTENTS_BYTES = 16 << 20;
    private static final int MOST_PIECE_BYTES = 1 << 20;

    private final CountedInput file;
    private final DataInputStream compressed;
    private final long size;

    private BackupReader(CountedInput file, DataInputStream compressed, long size) {
        this.file = file;
        this.compressed = compressed;
        this.size = size;
    }

    /** Throws {@link BackupRefused} for a file that is no backup, not whole, or of a newer program. */
    static BackupReader open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new BackupRefused("There is no file " + path + ".");
        }
        long size = Files.size(path);
        verify(path, size);
        CountedInput file = new CountedInput(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
        try {
            file.skipNBytes(PROLOGUE_BYTES);
            return new BackupReader(file, new DataInputStream(new GZIPInputStream(file, 1 << 16)), size);
        } catch (ZipException | EOFException e) {
            file.close();
            throw damaged(e);
        }
    }

    private static void verify(Path path, long size) throws IOException {
        try (DataInputStream file = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            byte[] magic = file.readNBytes(BackupWriter.MAGIC.length);
            if (!Arrays.equals(magic, BackupWriter.MAGIC)) {
                throw new BackupRefused(path + " is not a backup of Headroom.");
            }
            if (size < PROLOGUE_BYTES + BackupWriter.DIGEST_BYTES) {
                throw new BackupRefused(path + " is cut off or damaged; nothing was changed.");
            }
            int version = file.readInt();
            if (version > BackupWriter.VERSION) {
                throw new BackupRefused(path + " was made by a newer Headroom; restore it with that version.");
            }
        }
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            byte[] actual = Digests.of(file, size - BackupWriter.DIGEST_BYTES);
            if (!MessageDigest.isEqual(actual, file.readAllBytes())) {
                throw new BackupRefused(path + " is cut off or damaged; nothing was changed.");
            }
        }
    }

    private static BackupRefused damaged(Exception cause) {
        return new BackupRefused("The backup holds what no Headroom writes; nothing was changed.", cause);
    }

    Contents contents() throws IOException {
        try {
            int length = compressed.readInt();
            if (length < 0 || length > MOST_CONTENTS_BYTES) {
                throw damaged(new ZipException("contents of " + length + " bytes"));
            }
            Contents contents = JsonMapper.shared().readValue(compressed.readNBytes(length), Contents.class);
            contents.tables().forEach(Contents.Table::instants);
            return contents;
        } catch (JacksonException | DateTimeException | NullPointerException | ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    /** The next piece of the table under way; empty at its end. */
    byte[] piece() throws IOException {
        try {
            int length = compressed.readInt();
            if (length < 0 || length > MOST_PIECE_BYTES) {
                throw damaged(new ZipException("piece of " + length + " bytes"));
            }
            byte[] piece = compressed.readNBytes(length);
            if (piece.length < length) {
                throw damaged(new EOFException());
            }
            return piece;
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    /** How much of the file was read. */
    double ratio() {
        return (double) file.count() / size;
    }

    @Override
    public void close() throws IOException {
        compressed.close();
    }
}
