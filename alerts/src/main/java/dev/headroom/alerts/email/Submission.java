package dev.headroom.alerts.email;

import dev.headroom.alerts.http.Receiver;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.collector.access.AccessUnavailable;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands mails over to the server of one channel, each before a deadline, and tells how that ended. Thread-safe. */
final class Submission {

    private final String channel;
    private final Duration deadline;
    private final MailServer server;

    Submission(ChannelSettings.Email settings, Duration deadline) {
        this.channel = settings.name();
        this.deadline = deadline;
        this.server = new MailServer(settings, deadline);
    }

    /** A mail that is yet to be written. */
    interface Draft {
        MimeMessage write(JavaMailSenderImpl sender) throws MessagingException;
    }

    /** The sender has limits for each read; a server that drips is stopped by interrupting the thread that talks to it. */
    Handover send(Draft draft) {
        CompletableFuture<Handover> outcome = new CompletableFuture<>();
        Thread delivery = Thread.ofVirtual().name("mail-" + channel).start(() -> outcome.complete(submit(draft)));
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

    private Handover submit(Draft draft) {
        try {
            JavaMailSenderImpl sender = server.sender();
            MimeMessage mail = draft.write(sender);
            sender.send(mail);
            return new Handover.Delivered("the mail server took it, recipients: " + mail.getAllRecipients().length);
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
}
