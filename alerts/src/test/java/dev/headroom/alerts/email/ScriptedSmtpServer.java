package dev.headroom.alerts.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server on loopback that says one chosen reply to every recipient, or nothing at all. */
final class ScriptedSmtpServer implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final String replyToRecipient;

    /** With an empty reply it greets nobody. */
    ScriptedSmtpServer(String replyToRecipient) {
        this.replyToRecipient = replyToRecipient;
        try {
            listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                if (!replyToRecipient.isEmpty()) {
                    Thread.ofVirtual().start(() -> talk(socket));
                }
            }
        } catch (IOException _) {
            // Closed: the test is over.
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            say(socket, "220 scripted");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                say(socket, line.startsWith("RCPT") ? replyToRecipient : "250 fine");
            }
        } catch (IOException _) {
            // The client hung up.
        }
    }

    private static void say(Socket socket, String reply) throws IOException {
        socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
