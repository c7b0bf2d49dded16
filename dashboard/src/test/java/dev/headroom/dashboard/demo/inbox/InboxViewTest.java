package dev.headroom.dashboard.demo.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.NativeButton;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.preview.PreviewApplication;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest(
        classes = PreviewApplication.class,
        properties = "management.endpoint.health.validate-group-membership=false")
@ViewPackages(packages = "dev.headroom.dashboard")
@WithMockUser("admin")
@DirtiesContext
class InboxViewTest extends SpringBrowserlessTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    @SuppressWarnings("NullAway.Init") // Spring sets it before each test
    private PageFrame frame;

    private final Inbox inbox = new Inbox();

    @Test
    void theNewestMessageIsOpenAndAnotherOpensOnAClick() {
        inbox.add(id -> new InboxMessage.Mail(
                id, NOON, "headroom@demo.example", List.of("oncall@demo.example"), "429 on v3", "<p>429</p>", "429"));
        inbox.add(id -> new InboxMessage.Slack(id, NOON, """
                {"text": "v3 rejects", "blocks": [
                  {"type": "header", "text": {"type": "plain_text", "text": "v3 rejects <b>18 %</b>"}},
                  {"type": "actions", "elements": [
                    {"type": "button", "text": {"type": "plain_text", "text": "Open"}, "url": "http://localhost/"}]}]}
                """));

        InboxView view = new InboxView(frame, inbox);
        UI.getCurrent().add(view);

        assertThat(find(H2.class, view).single().getText()).isEqualTo("v3 rejects <b>18 %</b>");
        assertThat(find(Anchor.class, view).all()).extracting(Anchor::getHref).contains("http://localhost/");

        test(find(NativeButton.class, view).all().getLast()).click();

        assertThat(find(H2.class, view).single().getText()).isEqualTo("429 on v3");
        assertThat(find(IFrame.class, view).single().getElement().getAttribute("sandbox"))
                .isEmpty();
    }
}
