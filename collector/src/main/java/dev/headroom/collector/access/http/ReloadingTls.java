package dev.headroom.collector.access.http;

import dev.headroom.collector.access.AccessUnavailable;
import dev.headroom.collector.access.TlsSettings;
import dev.headroom.collector.access.WatchedFile;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Opens TLS with certificates as they are on disk at that moment. Connections that are kept open go on with what they were
 * opened with. Thread-safe.
 */
final class ReloadingTls implements TlsSocketStrategy {

    private final TlsSettings settings;
    private final List<WatchedFile> files;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Loaded loaded;

    ReloadingTls(TlsSettings settings) {
        this.settings = settings;
        Stream<Path> ofClient = settings.certificate().stream().flatMap(shown -> Stream.of(shown.chain(), shown.key()));
        this.files = Stream.concat(settings.authorities().stream(), ofClient)
                .map(WatchedFile::new)
                .toList();
    }

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        return current().upgrade(socket, settings.serverName().orElse(target), port, attachment, context);
    }

    private DefaultClientTlsStrategy current() throws AccessUnavailable {
        List<WatchedFile.Stamp> stamps = stamps();
        Loaded known = loaded;
        if (known != null && known.stamps().equals(stamps)) {
            return known.strategy();
        }
        lock.lock();
        try {
            DefaultClientTlsStrategy fresh = strategy();
            loaded = new Loaded(stamps, fresh);
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    private DefaultClientTlsStrategy strategy() throws AccessUnavailable {
        return settings.anyServer()
                ? new DefaultClientTlsStrategy(
                        Trust.of(settings), HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE)
                : new DefaultClientTlsStrategy(Trust.of(settings));
    }

    private List<WatchedFile.Stamp> stamps() throws AccessUnavailable {
        List<WatchedFile.Stamp> stamps = new ArrayList<>();
        for (WatchedFile file : files) {
            stamps.add(file.stamp());
        }
        return stamps;
    }

    private record Loaded(List<WatchedFile.Stamp> stamps, DefaultClientTlsStrategy strategy) {}
}
