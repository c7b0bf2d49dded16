package dev.headroom.alerts.email;

import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.Illustrator;
import dev.headroom.alerts.notification.MessageStyle;
import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.Phrases;
import dev.headroom.alerts.settings.ChannelSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends mail by SMTP. Every further mail of a group answers its first one, so that all stand in one thread; a repeated mail carries the same Message-ID, by which many servers drop the copy.
 */
public final class EmailNotifier implements Notifier {

    private final ChannelSettings.Email settings;
    private final MessageStyle style;
    private final Submission submission;
    private final Illustrator illustrator;
    private final MailBody body = new MailBody();

    /**
     * A notifier for one mail server.
     *
     * @param deadline for the whole delivery, connecting included
     */
    public EmailNotifier(
            ChannelSettings.Email settings, Optional<URI> publicUrl, Duration deadline, Illustrator illustrator) {
        this.settings = settings;
        this.style = new MessageStyle(settings.voice(), publicUrl);
        this.illustrator = illustrator;
        this.submission = new Submission(settings, deadline);
    }

    @Override
    public String channel() {
        return settings.name();
    }

    @Override
    public Handover handOver(Notification notification) {
        MailThread thread = MailThread.of(notification, settings.from());
        Handover outcome = submission.send(sender -> mail(sender, notification, thread));
        return outcome instanceof Handover.Delivered(var detail, var _)
                ? new Handover.Delivered(detail, thread.firstMessageId())
                : outcome;
    }

    private MimeMessage mail(JavaMailSenderImpl sender, Notification notification, MailThread thread)
            throws MessagingException {
        MessageText text = MessageText.of(notification, style);
        Phrases phrases = Phrases.in(style.voice());
        Optional<byte[]> chart = illustrator.draw(notification, phrases);
        MailBody.Rendered rendered = body.render(text, phrases, chart.isPresent());
        MimeMessage mail = sender.createMimeMessage();
        boolean multipart = !rendered.html().isEmpty();
        MimeMessageHelper helper = new MimeMessageHelper(mail, multipart, "UTF-8");
        helper.setFrom(settings.from());
        helper.setTo(settings.to().toArray(String[]::new));
        // A line break in a subject would be a new header.
        helper.setSubject(text.headline().replaceAll("\\p{Cntrl}", " "));
        if (multipart) {
            helper.setText(rendered.text(), rendered.html());
            if (chart.isPresent()) {
                helper.addInline(MailBody.CHART, new ByteArrayResource(chart.get()), "image/png");
            }
        } else {
            helper.setText(rendered.text());
        }
        addHeaders(mail, thread);
        return mail;
    }

    private static void addHeaders(MimeMessage mail, MailThread thread) throws MessagingException {
        mail.setHeader("List-Id", "Headroom alerts <alerts.headroom>");
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (!thread.messageId().isEmpty()) {
            mail.setHeader("Message-ID", thread.messageId());
        }
        if (thread.isAnswer()) {
            mail.setHeader("In-Reply-To", thread.firstMessageId());
            mail.setHeader("References", thread.firstMessageId());
        }
    }
}
