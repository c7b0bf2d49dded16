package dev.headroom.dashboard.demo.inbox;

import dev.headroom.dashboard.demo.DemoConfiguration;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The HTML of a received mail, for the frame in the inbox. {@link DemoConfiguration} forbids it everything. */
@RestController
@Profile("demo")
public class InboxController {

    public static final String MAILS = "/demo/inbox/mail/";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping(MAILS + "{id}")
    ResponseEntity<String> html(@PathVariable long id) {
        return inbox.find(id)
                .filter(InboxMessage.Mail.class::isInstance)
                .map(message -> ResponseEntity.ok().contentType(HTML).body(((InboxMessage.Mail) message).html()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
