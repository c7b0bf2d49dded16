package dev.headroom.dashboard.demo.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.dashboard.demo.inbox.SlackMessage.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackMessageTest {

    @Test
    void everyBlockThatAlertsUseIsRead() {
        SlackMessage message = SlackMessage.parse("""
                {"text": "a &lt; b", "blocks": [
                  {"type": "header", "text": {"type": "plain_text", "text": "deepseek-v3 rejects 18 %"}},
                  {"type": "section", "text": {"type": "mrkdwn", "text": "*Why:* the limit"}},
                  {"type": "section", "fields": [{"type": "mrkdwn", "text": "*offered*\\n491"}]},
                  {"type": "context", "elements": [{"type": "mrkdwn", "text": "since &gt; 1 min"}]},
                  {"type": "actions", "elements": [
                    {"type": "button", "text": {"type": "plain_text", "text": "Open"}, "url": "http://localhost/"},
                    {"type": "button", "text": {"type": "plain_text", "text": "Bad"}, "url": "javascript:alert(1)"}]},
                  {"type": "video"}]}
                """);

        assertThat(message.text()).isEqualTo("a < b");
        assertThat(message.blocks())
                .containsExactly(
                        new SlackMessage.Header("deepseek-v3 rejects 18 %"),
                        new SlackMessage.Section("*Why:* the limit"),
                        new SlackMessage.Fields(List.of("*offered*\n491")),
                        new SlackMessage.Context("since > 1 min"),
                        new SlackMessage.Link("Open", "http://localhost/"),
                        new SlackMessage.Unknown("video"));
    }

    @Test
    void boldStandsBetweenAsterisksAndMarkupStaysText() {
        assertThat(SlackMessage.pieces("*What:* &lt;b&gt; 2 * 3"))
                .containsExactly(new Piece("What:", true), new Piece(" <b> 2 * 3", false));
    }

    @Test
    void whatIsNoJsonIsShownAsItCame() {
        assertThat(SlackMessage.parse("oops").blocks()).containsExactly(new SlackMessage.Section("oops"));
    }
}
