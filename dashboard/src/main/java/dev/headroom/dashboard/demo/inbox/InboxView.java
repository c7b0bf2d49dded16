package dev.headroom.dashboard.demo.inbox;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.widget.Parts;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the demo's receivers got, as it would look in mail and Slack: a list, newest first, and the message beside it. */
@Route(value = "demo/inbox", registerAtStartup = false)
@PermitAll
@StyleSheet("context://styles/inbox.css")
public final class InboxView extends Page {

    private final PageFrame frame;
    private final Inbox inbox;
    private final Div list = new Div();
    private final Section detail = new Section();
    private List<InboxMessage> shown = List.of();
    /** Empty while nobody has picked one; then the newest is shown. */
    private OptionalLong picked = OptionalLong.empty();

    private @Nullable InboxMessage open;
    private @Nullable Registration beating;

    InboxView(PageFrame frame, Inbox inbox) {
        super(frame);
        this.frame = frame;
        this.inbox = inbox;
        list.addClassName("hr-inbox-list");
        list.getElement().setAttribute("role", "list");
        detail.addClassNames("hr-panel", "hr-inbox-message");
        Div desk = new Div(list, detail);
        desk.addClassName("hr-inbox");
        Paragraph explained = new Paragraph(getTranslation("demo.inbox.explained"));
        explained.addClassNames("hr-dim", "hr-inbox-explained");
        add(explained, desk);
        showEmpty();
    }

    @Override
    public String title() {
        return getTranslation("demo.inbox");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        update();
        beating = frame.beat().every(event.getUI(), this::update);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (beating != null) {
            beating.remove();
        }
    }

    private void update() {
        List<InboxMessage> now = inbox.all();
        if (!now.isEmpty()) {
            shown = now;
            draw();
        }
    }

    private void draw() {
        InboxMessage current = shown.stream()
                .filter(message -> picked.isPresent() && message.id() == picked.getAsLong())
                .findFirst()
                .orElse(shown.getFirst());
        list.removeAll();
        shown.forEach(message -> list.add(createItem(message, message.equals(current))));
        // An open message stays as it is, with its scroll position.
        if (!current.equals(open)) {
            open = current;
            detail.removeAll();
            detail.add(
                    switch (current) {
                        case InboxMessage.Mail mail -> new MailPanel(mail, timeOf(mail));
                        case InboxMessage.Slack slack -> new SlackPanel(slack, timeOf(slack));
                    });
        }
    }

    private NativeButton createItem(InboxMessage message, boolean current) {
        String kind =
                switch (message) {
                    case InboxMessage.Mail _ -> "demo.inbox.mail";
                    case InboxMessage.Slack _ -> "demo.inbox.slack";
                };
        Span subject = Parts.strong(
                switch (message) {
                    case InboxMessage.Mail mail -> mail.subject();
                    case InboxMessage.Slack slack ->
                        SlackMessage.parse(slack.payload()).text();
                });
        subject.addClassName("hr-inbox-subject");
        NativeButton item = new NativeButton();
        item.add(Parts.line(Parts.small(getTranslation(kind)), Parts.nowrap(timeOf(message))), subject);
        item.addClassName("hr-inbox-item");
        item.getElement().setAttribute("aria-current", Boolean.toString(current));
        item.addClickListener(_ -> {
            picked = OptionalLong.of(message.id());
            draw();
        });
        return item;
    }

    private void showEmpty() {
        Paragraph waiting = new Paragraph(getTranslation("demo.inbox.empty"));
        waiting.addClassName("hr-dim");
        detail.add(waiting);
    }

    private String timeOf(InboxMessage message) {
        Instant at = message.receivedAt();
        return new Format(getLocale(), zone(this, state()), this::getTranslation).exact(at);
    }
}
