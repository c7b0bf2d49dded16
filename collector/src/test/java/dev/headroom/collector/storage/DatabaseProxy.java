package dev.headroom.collector.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands between a client and a real server on loopback, and takes the server away or an answer with it. Thread-safe. */
public final class DatabaseProxy implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean cutNextCommit = new AtomicBoolean();
    private volatile boolean reachable;

    private DatabaseProxy(int server, boolean reachable) throws IOException {
        this.server = server;
        this.reachable = reachable;
        Thread.ofVirtual().start(this::welcome);
    }

    /** In front of the server on this port. */
    public static DatabaseProxy before(int server, boolean reachable) throws IOException {
        return new DatabaseProxy(server, reachable);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Ends every connection and lets none through until {@link #comeBack}. */
    public void goAway() {
        reachable = false;
        open.forEach(DatabaseProxy::close);
    }

    public void comeBack() {
        reachable = true;
    }

    /** The next COMMIT reaches the server; its answer never reaches the client. */
    public void cutNextCommit() {
        cutNextCommit.set(true);
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (reachable) {
                    connect(client);
                } else {
                    client.close();
                }
            } catch (IOException _) {
                // closed, or a client that is gone already
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
        open.add(client);
        open.add(target);
        AtomicBoolean mute = new AtomicBoolean();
        Thread.ofVirtual().start(() -> pump(client, target, mute, true));
        Thread.ofVirtual().start(() -> pump(target, client, mute, false));
    }

    private void pump(Socket from, Socket to, AtomicBoolean mute, boolean toServer) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                if (toServer && holdsCommit(buffer, read) && cutNextCommit.compareAndSet(true, false)) {
                    mute.set(true);
                }
                if (!toServer && mute.get()) {
                    return; // the server has answered, so it has committed
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException _) {
            // one side is gone
        }
    }

    private static boolean holdsCommit(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT");
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // gone already
        }
    }

    @Override
    public void close() throws IOException {
        goAway();
        door.close();
    }
}
