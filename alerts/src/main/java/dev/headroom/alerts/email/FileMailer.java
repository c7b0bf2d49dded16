package dev.headroom.alerts.email;

import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.settings.ChannelSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Mails files through the server of a channel. Thread-safe. */
public final class FileMailer {

    private final ChannelSettings.Email settings;
    private final Submission submission;

    /** The deadline is for a whole delivery, connecting included. */
    public FileMailer(ChannelSettings.Email settings, Duration deadline) {
        this.settings = settings;
        this.submission = new Submission(settings, deadline);
    }

    /** A file as the receiver sees it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Attachment(String name, byte[] content) {}

    /** A mail in plain text. */
    public record Letter(List<String> to, String subject, String text, List<Attachment> files) {
        public Letter {
            to = List.copyOf(to);
            files = List.copyOf(files);
        }
    }

    public Handover send(Letter letter) {
        return submission.send(sender -> mail(sender, letter));
    }

    private MimeMessage mail(JavaMailSenderImpl sender, Letter letter) throws MessagingException {
        MimeMessage mail = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(mail, true, "UTF-8");
        helper.setFrom(settings.from());
        helper.setTo(letter.to().toArray(String[]::new));
        // A line break in a subject would be a new header.
        helper.setSubject(letter.subject().replaceAll("\\p{Cntrl}", " "));
        helper.setText(letter.text());
        for (Attachment file : letter.files()) {
            helper.addAttachment(file.name(), new ByteArrayResource(file.content()), "application/octet-stream");
        }
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }
}
