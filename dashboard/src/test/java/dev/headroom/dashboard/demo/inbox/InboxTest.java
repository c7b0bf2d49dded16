package dev.headroom.dashboard.demo.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Inbox inbox = new Inbox();
    private final InstantSource clock = InstantSource.fixed(NOON);

    @Test
    void keepsAMailAsItWasSent() throws Exception {
        try (SmtpReceiver receiver = SmtpReceiver.start(inbox, clock)) {
            send(receiver.port());
        }

        assertThat(inbox.all()).singleElement().isInstanceOfSatisfying(InboxMessage.Mail.class, mail -> {
            assertThat(mail.subject()).isEqualTo("限流: deepseek-v3 rejects 15 %");
            assertThat(mail.to()).containsExactly("oncall@demo.example");
            assertThat(mail.html()).contains("<b>429</b>");
            assertThat(mail.text()).startsWith(".429 on the first line");
            assertThat(mail.receivedAt()).isEqualTo(NOON);
        });
    }

    @Test
    void keepsWhatIsPostedToTheWebhookAndAnswersOk() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start(inbox, clock);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.url()))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"hi\"}"))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("ok");
        }

        assertThat(inbox.all()).containsExactly(new InboxMessage.Slack(1, NOON, "{\"text\":\"hi\"}"));
    }

    @Test
    void keepsTheNewestHundred() {
        for (int i = 0; i < 130; i++) {
            inbox.add(id -> new InboxMessage.Slack(id, NOON, "{}"));
        }

        assertThat(inbox.all())
                .hasSize(Inbox.KEPT)
                .first()
                .extracting(InboxMessage::id)
                .isEqualTo(130L);
        assertThat(inbox.find(30)).isEmpty();
        assertThat(inbox.find(31)).isPresent();
    }

    private static void send(int port) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress("headroom@demo.example"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("oncall@demo.example"));
        mail.setSubject("限流: deepseek-v3 rejects 15 %", "UTF-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(".429 on the first line, which SMTP must escape", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>Share of <b>429</b> 限流</p>", "text/html; charset=UTF-8");
        mail.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(mail);
    }
}
