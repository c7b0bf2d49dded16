package dev.headroom.dashboard.export.weekly;

import com.vaadin.flow.i18n.I18NProvider;
import dev.headroom.alerts.email.FileMailer;
import dev.headroom.alerts.email.FileMailer.Attachment;
import dev.headroom.alerts.email.FileMailer.Letter;
import dev.headroom.alerts.notification.Handover;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The mail that carries the files, in the language of the channel. Thread-safe. */
final class ExportMail {

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final ExportSettings.Mail settings;
    private final FileMailer mailer;
    private final I18NProvider texts;

    ExportMail(ExportSettings.Mail settings, I18NProvider texts) {
        this.settings = settings;
        this.mailer = new FileMailer(settings.channel(), DEADLINE);
        this.texts = texts;
    }

    Handover send(LocalDate date, List<Attachment> files, List<String> missing) {
        StringBuilder body = new StringBuilder(text("export.mail.body", date));
        if (!missing.isEmpty()) {
            body.append("\n\n").append(text("export.mail.missing"));
            missing.forEach(line -> body.append("\n  ").append(line));
        }
        return mailer.send(new Letter(
                settings.to(),
                text("export.mail.subject", date),
                body.append('\n').toString(),
                files));
    }

    private String text(String key, Object... arguments) {
        Locale locale = settings.channel().voice().language().locale();
        return texts.getTranslation(key, locale, arguments);
    }
}
