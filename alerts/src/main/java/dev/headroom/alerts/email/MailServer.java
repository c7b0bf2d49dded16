package dev.headroom.alerts.email;

import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.ChannelSettings.Tls;
import dev.headroom.collector.access.AccessUnavailable;
import dev.headroom.collector.access.CurrentSecret;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Makes senders for one channel, each with the password as it is at that moment. Thread-safe. */
final class MailServer {

    private static final Duration BEYOND_DEADLINE = Duration.ofSeconds(5);

    private final ChannelSettings.Email settings;
    private final Duration deadline;
    private final Optional<CurrentSecret> password;

    MailServer(ChannelSettings.Email settings, Duration deadline) {
        this.settings = settings;
        this.deadline = deadline;
        this.password = settings.credentials().map(given -> new CurrentSecret(given.password()));
    }

    JavaMailSenderImpl sender() throws AccessUnavailable {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding("UTF-8");
        Properties properties = new Properties();
        if (password.isPresent()) {
            sender.setUsername(settings.credentials().orElseThrow().username());
            sender.setPassword(password.get().now().revealed());
            properties.setProperty("mail.smtp.auth", "true");
        }
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
