package dev.headroom.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.headroom.alerts.notification.Envelope;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.Illustrator;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.MessageStyle;
import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.NotifierContract;
import dev.headroom.alerts.notification.Phrases;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.ChannelSettings.Credentials;
import dev.headroom.alerts.settings.ChannelSettings.Tls;
import dev.headroom.alerts.settings.Voice;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailNotifierTest extends NotifierContract {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final List<AutoCloseable> open = new ArrayList<>();
    private int port;

    @BeforeEach
    void start() {
        server.start();
        port = server.getSmtp().getPort();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    @Test
    void aMailHasHtmlAndTextAndNamesItsList() throws Exception {
        hand(Messages.firing());

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Warning: deepseek-v3 rejects 4.1 % of requests: rate limiter");
        assertThat(mail.getHeader("List-Id")).containsExactly("Headroom alerts <alerts.headroom>");
        assertThat(partsOf(mail, "text/plain")).singleElement().satisfies(text -> assertThat(text)
                .contains(
                        "Offered: 1,182 req/s (limit 1,000 req/s)",
                        "https://headroom.example.org/incidents?incident=42")
                .doesNotContain("th:", "[("));
        assertThat(partsOf(mail, "text/html")).singleElement().satisfies(html -> assertThat(html)
                .contains("prefers-color-scheme: dark", "1,182 req/s")
                .doesNotContain("th:text"));
    }

    @Test
    void theEndAnswersTheMailThatToldOfTheBeginning() throws Exception {
        Handover.Delivered first = (Handover.Delivered) hand(Messages.firing());
        Message end = Messages.resolved();
        Envelope answering = Envelope.of("{service=\"deepseek-v3\"}", List.of(end), false, first.reference());
        notifier().handOver(new Notification.Alerts(answering, List.of(end)));

        MimeMessage firing = server.getReceivedMessages()[0];
        MimeMessage resolved = server.getReceivedMessages()[1];
        assertThat(resolved.getHeader("In-Reply-To")).containsExactly(firing.getMessageID());
        assertThat(resolved.getHeader("References")).containsExactly(firing.getMessageID());
        assertThat(resolved.getMessageID()).isNotEqualTo(firing.getMessageID());
    }

    @Test
    void F44_aRepeatedMailHasTheSameIdentity() throws Exception {
        hand(Messages.firing());
        hand(Messages.firing());

        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo(server.getReceivedMessages()[1].getMessageID());
    }

    @Test
    void markupInATitleIsText() throws Exception {
        hand(Messages.titled("<script>alert(1)</script>\r\nBcc: someone@example.org"));

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(partsOf(mail, "text/html"))
                .singleElement()
                .satisfies(html -> assertThat(html).contains("&lt;script&gt;").doesNotContain("<script>"));
        assertThat(mail.getAllRecipients()).hasSize(1);
    }

    @Test
    void F43_aServerThatComesBackGetsTheMail() {
        server.stop();
        assertThat(hand(Messages.firing())).isInstanceOf(Handover.TryAgain.class);

        GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        open.add(again::stop);
        again.start();

        assertThat(hand(Messages.firing())).isInstanceOf(Handover.Delivered.class);
        assertThat(again.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aWrongPasswordIsARefusalThatDoesNotShowIt() {
        server.setUser("headroom", "right");

        Handover handover = notifier(Optional.of(new Credentials("headroom", ChannelSettings.given("wrong-secret"))))
                .handOver(Notification.of(Messages.firing()));

        assertThat(handover).isEqualTo(new Handover.Refused("the mail server refused the user name or password"));
    }

    @Test
    void F46_aBrokenTemplateFallsBackToPlainText() {
        Message message = Messages.firing();
        MailBody.Rendered rendered = new MailBody("alerts/no-such-folder/")
                .render(MessageText.of(Notification.of(message), MessageStyle.PLAIN), Phrases.in(Voice.USUAL), false);

        assertThat(rendered.html()).isEmpty();
        assertThat(rendered.text()).contains(message.title(), message.summary());
    }

    @Override
    protected Notifier notifier() {
        return notifier(Optional.empty());
    }

    private Notifier notifier(Optional<Credentials> credentials) {
        ChannelSettings.Email settings = new ChannelSettings.Email(
                "ops",
                "127.0.0.1",
                port,
                Tls.WHEN_OFFERED,
                credentials,
                "Headroom <headroom@example.org>",
                List.of("on-call@example.org"),
                Voice.USUAL);
        return new EmailNotifier(
                settings,
                Optional.of(URI.create("https://headroom.example.org")),
                Duration.ofSeconds(3),
                Illustrator.NONE);
    }

    @Override
    protected List<String> received() {
        return Stream.of(server.getReceivedMessages())
                .map(mail -> String.join("\n", partsOf(mail, "text/plain")))
                .toList();
    }

    private static List<String> partsOf(Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return List.of((String) part.getContent());
            }
            List<String> parts = new ArrayList<>();
            if (part.getContent() instanceof Multipart multipart) {
                for (int index = 0; index < multipart.getCount(); index++) {
                    parts.addAll(partsOf(multipart.getBodyPart(index), type));
                }
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void talkTo(String replyToRecipient) {
        ScriptedSmtpServer scripted = new ScriptedSmtpServer(replyToRecipient);
        open.add(scripted);
        port = scripted.port();
    }

    @Override
    protected void receiverFailsForNow() {
        talkTo("451 try again later");
    }

    @Override
    protected void receiverRefusesForGood() {
        talkTo("550 no such user");
    }

    @Override
    protected void receiverHangs() {
        talkTo("");
    }

    @Override
    protected void receiverIsGone() {
        server.stop();
    }

    @Override
    protected String secret() {
        return "wrong-secret";
    }
}
