package dev.headroom.collector.storage.jdbc.backup;

/** A file or a database is not what it must be. The message is one plain sentence; nothing was changed. */
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupRefused(String sentence) {
        super(sentence);
    }

    BackupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
