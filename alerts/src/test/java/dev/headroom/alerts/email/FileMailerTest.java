package dev.headroom.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.headroom.alerts.email.FileMailer.Attachment;
import dev.headroom.alerts.email.FileMailer.Letter;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.ChannelSettings.Tls;
import dev.headroom.alerts.settings.Voice;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileMailerTest {

    private static final byte[] CONTENT = {0, 1, (byte) 0xff, '\r', '\n'};
    private static final Letter LETTER = new Letter(
            List.of("planner@example.org", "boss@example.org"),
            "Week 48\r\nBcc: someone@example.org",
            "See attached.\n",
            List.of(new Attachment("forecast-\u9884\u6d4b.xlsx", CONTENT)));

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aFileArrivesByteForByteAndTheSubjectAddsNoHeader() throws Exception {
        Handover outcome = mailer().send(LETTER);

        assertThat(outcome).isEqualTo(new Handover.Delivered("the mail server took it, recipients: 2"));
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Week 48  Bcc: someone@example.org");
        assertThat(mail.getAllRecipients()).hasSize(2);
        var file = ((MimeMultipart) mail.getContent()).getBodyPart(1);
        assertThat(file.getFileName()).contains("xlsx");
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(CONTENT);
    }

    @Test
    void F43_aServerThatIsAwayIsWorthAnotherTry() {
        FileMailer mailer = mailer();
        server.stop();

        assertThat(mailer.send(LETTER)).isInstanceOf(Handover.TryAgain.class);
    }

    private FileMailer mailer() {
        ChannelSettings.Email settings = new ChannelSettings.Email(
                "planners",
                "127.0.0.1",
                server.getSmtp().getPort(),
                Tls.WHEN_OFFERED,
                Optional.empty(),
                "headroom@example.org",
                List.of("planner@example.org"),
                Voice.USUAL);
        return new FileMailer(settings, Duration.ofSeconds(3));
    }
}
