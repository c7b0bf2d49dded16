package dev.headroom.alerts.email;

import dev.headroom.alerts.notification.Handover;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** What a failed delivery means: 4xx replies and broken connections may work later, 5xx replies will not. */
final class SmtpReply {

    private static final int FIRST_PERMANENT = 500;

    private SmtpReply() {}

    static Handover judge(MailException failure) {
        OptionalInt code = OptionalInt.empty();
        for (Throwable cause : causesOf(failure)) {
            if (cause instanceof AuthenticationFailedException) {
                return new Handover.Refused("the mail server refused the user name or password");
            }
            if (cause instanceof SendFailedException partly
                    && partly.getValidSentAddresses() != null
                    && partly.getValidSentAddresses().length > 0) {
                return new Handover.Delivered("the mail server took it, but not for every recipient");
            }
            OptionalInt of = codeOf(cause);
            // Among several replies the one that may change decides.
            if (of.isPresent() && (code.isEmpty() || of.getAsInt() < code.getAsInt())) {
                code = of;
            }
        }
        if (code.isEmpty()) {
            return new Handover.TryAgain("no connection to the mail server, or it broke", Optional.empty());
        }
        String detail = "the mail server answered " + code.getAsInt();
        return code.getAsInt() >= FIRST_PERMANENT
                ? new Handover.Refused(detail)
                : new Handover.TryAgain(detail, Optional.empty());
    }

    private static OptionalInt codeOf(Throwable cause) {
        int code =
                switch (cause) {
                    case SMTPSendFailedException e -> e.getReturnCode();
                    case SMTPAddressFailedException e -> e.getReturnCode();
                    case SMTPSenderFailedException e -> e.getReturnCode();
                    default -> -1;
                };
        return code > 0 ? OptionalInt.of(code) : OptionalInt.empty();
    }

    /** The failure, its causes, and the exceptions chained beside them. */
    private static Set<Throwable> causesOf(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        while (!open.isEmpty()) {
            Throwable next = open.remove();
            if (seen.add(next)) {
                Optional.ofNullable(next.getCause()).ifPresent(open::add);
                if (next instanceof MailSendException sending) {
                    open.addAll(sending.getFailedMessages().values());
                }
                if (next instanceof MessagingException messaging) {
                    Optional.ofNullable(messaging.getNextException()).ifPresent(open::add);
                }
            }
        }
        return seen;
    }
}
