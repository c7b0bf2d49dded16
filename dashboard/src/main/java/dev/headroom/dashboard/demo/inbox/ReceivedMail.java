package dev.headroom.dashboard.demo.inbox;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The parts of a mail that are shown. Each is empty when the mail has none. */
record ReceivedMail(String from, String subject, String html, String text) {

    /** A mail that cannot be taken apart is shown as it came. */
    static ReceivedMail parse(byte[] bytes) throws IOException {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            Address[] from = message.getFrom();
            String subject = message.getSubject();
            return new ReceivedMail(
                    from == null || from.length == 0 ? "" : from[0].toString(),
                    subject == null ? "" : subject,
                    content(message, "text/html"),
                    content(message, "text/plain"));
        } catch (MessagingException broken) {
            return new ReceivedMail("", "", "", new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    private static String content(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = content(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
