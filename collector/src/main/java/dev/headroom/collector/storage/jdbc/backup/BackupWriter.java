package dev.headroom.collector.storage.jdbc.backup;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a backup: 16 letters, a version, then compressed the contents as JSON and the rows of each table in pieces, and
 * at the end the SHA-256 of everything before. One thread.
 */
final class BackupWriter implements Closeable {
    static final byte[] MAGIC = "HEADROOM-BACKUP\n".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 1;
    static final int DIGEST_BYTES = 32;

    private static final int PIECE_BYTES = 1 << 16;

    private final OutputStream file;
    private final DigestOutputStream digested;
    private final GZIPOutputStream gzip;
    private final DataOutputStream compressed;
    private final byte[] piece = new byte[PIECE_BYTES];
    private int length;

    private BackupWriter(OutputStream file, DigestOutputStream digested, GZIPOutputStream gzip) {
        this.file = file;
        this.digested = digested;
        this.gzip = gzip;
        this.compressed = new DataOutputStream(gzip);
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, PIECE_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** The file must not be there yet; only its owner may read it. */
    static BackupWriter create(Path path) throws IOException {
        OutputStream file = new BufferedOutputStream(open(path), PIECE_BYTES);
        DigestOutputStream digested = new DigestOutputStream(file, Digests.sha256());
        digested.write(MAGIC);
        new DataOutputStream(digested).writeInt(VERSION);
        return new BackupWriter(file, digested, new FastGzip(digested));
    }

    private static OutputStream open(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.newOutputStream(path, StandardOpenOption.WRITE);
        }
        return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
    }

    void contents(Contents contents) throws IOException {
        byte[] json = JsonMapper.shared().writeValueAsBytes(contents);
        compressed.writeInt(json.length);
        compressed.write(json);
    }

    /** Bytes of the table under way. */
    void rows(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; ) {
            int fitting = Math.min(bytes.length - from, PIECE_BYTES - length);
            System.arraycopy(bytes, from, piece, length, fitting);
            length += fitting;
            from += fitting;
            if (length == PIECE_BYTES) {
                flush();
            }
        }
    }

    void endOfTable() throws IOException {
        flush();
        compressed.writeInt(0);
    }

    private void flush() throws IOException {
        if (length > 0) {
            compressed.writeInt(length);
            compressed.write(piece, 0, length);
            length = 0;
        }
    }

    /** Only now the file is a backup. */
    void finish() throws IOException {
        compressed.flush();
        gzip.finish();
        MessageDigest digest = digested.getMessageDigest();
        digested.on(false);
        digested.write(digest.digest());
        digested.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
