package dev.headroom.alerts.email;

import dev.headroom.alerts.http.Receiver;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.Illustrator;
import dev.headroom.alerts.notification.MessageStyle;
import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.Phrases;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.collector.access.AccessUnavailable;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends mail by SMTP. Every further mail of a group answers its first one, so that all stand in one thread; a repeated mail carries the same Message-ID, by which many servers drop the copy.
 */
public final class EmailNotifier implements Notifier {

    private final ChannelSettings.Email settings;
    private final MessageStyle style;
    private final Duration deadline;
    private final MailServer server;
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
        this.deadline = deadline;
        this.illustrator = illustrator;
        this.server = new MailServer(settings, deadline);
    }

    @Override
    public String channel() {
        return settings.name();
    }

    /** The sender has limits for each read; a server that drips is stopped by interrupting the thread that talks to it. */
    @Override
    public Handover handOver(Notification notification) {
        CompletableFuture<Handover> outcome = new CompletableFuture<>();
        Thread delivery =
                Thread.ofVirtual().name("alert-mail-" + channel()).start(() -> outcome.complete(send(notification)));
        try {
            return outcome.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            delivery.interrupt();
            return new Handover.TryAgain(
                    "the mail server did not finish within " + deadline.toSeconds() + " s", Optional.empty());
        } catch (InterruptedException _) {
            delivery.interrupt();
            Thread.currentThread().interrupt();
            return new Handover.TryAgain("interrupted by shutdown", Optional.empty());
        } catch (ExecutionException e) {
            return new Handover.TryAgain("failed: " + e.getClass().getSimpleName(), Optional.empty());
        }
    }

    private Handover send(Notification notification) {
        try {
            JavaMailSenderImpl sender = server.sender();
            MailThread thread = MailThread.of(notification, settings.from());
            sender.send(mail(sender, notification, thread));
            return new Handover.Delivered(
                    "the mail server took it for " + settings.to().size() + " recipients", thread.firstMessageId());
        } catch (AccessUnavailable e) {
            return Receiver.unavailable(e);
        } catch (MailException e) {
            return SmtpReply.judge(e);
        } catch (MessagingException e) {
            return new Handover.Refused("the mail could not be written: " + e.getMessage());
        } catch (RuntimeException e) {
            return new Handover.TryAgain("failed: " + e.getClass().getSimpleName(), Optional.empty());
        }
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
