package dev.headroom.dashboard.demo.inbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mail server for the demo's own mails: loopback only, no authentication, nothing is passed on (RFC 5321, 4.5.1). */
public final class SmtpReceiver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpReceiver.class);
    private static final int LONGEST_MAIL_CHARACTERS = 2_000_000;
    private static final int SILENCE_MILLIS = 60_000;

    private final ServerSocket socket;
    private final Inbox inbox;
    private final InstantSource clock;

    private SmtpReceiver(ServerSocket socket, Inbox inbox, InstantSource clock) {
        this.socket = socket;
        this.inbox = inbox;
        this.clock = clock;
    }

    public static SmtpReceiver start(Inbox inbox, InstantSource clock) throws IOException {
        SmtpReceiver receiver =
                new SmtpReceiver(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), inbox, clock);
        Thread.ofVirtual().name("demo-smtp").start(receiver::accept);
        return receiver;
    }

    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().name("demo-smtp-client").start(() -> converse(client));
            } catch (IOException gone) {
                LOG.debug("The demo's mail server was closed", gone);
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            client.setSoTimeout(SILENCE_MILLIS);
            new Conversation(client).run();
        } catch (IOException broken) {
            LOG.debug("A client of the demo's mail server went away", broken);
        }
    }

    /** One connection; one thread. Bytes are read as Latin-1, which keeps every one of them. */
    private final class Conversation {

        private final BufferedReader in;
        private final Writer out;
        private final List<String> recipients = new ArrayList<>();

        Conversation(Socket client) throws IOException {
            in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII);
        }

        void run() throws IOException {
            say("220 headroom demo mail");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> say("250-localhost\r\n250 8BITMIME");
                    case "HELO", "NOOP" -> say("250 OK");
                    case "MAIL", "RSET" -> {
                        recipients.clear();
                        say("250 OK");
                    }
                    case "RCPT" -> {
                        recipients.add(line.replaceFirst("(?i)^RCPT TO:\\s*<?([^> ]*)>?.*$", "$1"));
                        say("250 OK");
                    }
                    case "DATA" -> takeMail();
                    case "QUIT" -> {
                        say("221 Bye");
                        return;
                    }
                    default -> say("502 Not here");
                }
            }
        }

        private void takeMail() throws IOException {
            say("354 Go on, end with a dot");
            StringBuilder mail = new StringBuilder();
            String line = in.readLine();
            for (; line != null && !line.equals("."); line = in.readLine()) {
                if (mail.length() < LONGEST_MAIL_CHARACTERS) {
                    mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
                }
            }
            if (line == null) {
                return;
            }
            ReceivedMail received = ReceivedMail.parse(mail.toString().getBytes(StandardCharsets.ISO_8859_1));
            List<String> to = List.copyOf(recipients);
            inbox.add(id -> new InboxMessage.Mail(
                    id, clock.instant(), received.from(), to, received.subject(), received.html(), received.text()));
            say("250 Kept");
        }

        private void say(String answer) throws IOException {
            out.write(answer + "\r\n");
            out.flush();
        }
    }
}
