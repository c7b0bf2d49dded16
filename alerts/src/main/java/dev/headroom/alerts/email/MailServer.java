package dev.headroom.alerts.email;

import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.ChannelSettings.Tls;
import java.time.Duration;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A sender for the settings of one channel. */
final class MailServer {

    private static final Duration BEYOND_DEADLINE = Duration.ofSeconds(5);

    private MailServer() {}

    static JavaMailSenderImpl sender(ChannelSettings.Email settings, Duration deadline) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding("UTF-8");
        Properties properties = new Properties();
        settings.credentials().ifPresent(credentials -> {
            sender.setUsername(credentials.username());
            sender.setPassword(credentials.password().revealed());
            properties.setProperty("mail.smtp.auth", "true");
        });
        // Only for a thread that could not be interrupted: the notifier itself ends the delivery at its deadline.
        String millis = Long.toString(deadline.plus(BEYOND_DEADLINE).toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        // One wrong address must not keep the others from being told.
        properties.setProperty("mail.smtp.sendpartial", "true");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.tls() != Tls.IMPLICIT));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.tls() == Tls.REQUIRED));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.tls() == Tls.IMPLICIT));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        sender.setJavaMailProperties(properties);
        return sender;
    }
}
