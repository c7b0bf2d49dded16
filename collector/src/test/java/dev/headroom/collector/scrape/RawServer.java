package dev.headroom.collector.scrape;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that says whatever a test wants, byte by byte, to each request. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Answer answer;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    /** What a connection gets once its request has been read. */
    @FunctionalInterface
    public interface Answer {
        void to(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    public RawServer(Answer answer) {
        this.answer = answer;
        try {
            this.listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** A server whose every answer is this page. */
    public static RawServer ofPage(String page) {
        byte[] answer = okay("text/plain; version=0.0.4", page);
        return new RawServer((_, out) -> out.write(answer));
    }

    public static byte[] okay(String contentType, String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/metrics");
    }

    public int connections() {
        return connections.get();
    }

    public int requests() {
        return requests.get();
    }

    /** Connections that are open at this moment. */
    public int openConnections() {
        return open.size();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                OutputStream out = socket.getOutputStream();
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            while (readHead(in)) {
                requests.incrementAndGet();
                answer.to(socket, out);
                out.flush();
            }
        } catch (IOException | InterruptedException _) {
            // the other side went away, as many tests want it
        } finally {
            open.remove(socket);
        }
    }

    private static boolean readHead(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
        return line != null;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
