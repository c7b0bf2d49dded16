package dev.headroom.dashboard.demo.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import dev.headroom.dashboard.widget.Parts;

/** A mail with its head; the HTML stands in a frame that may run nothing and load nothing. */
final class MailPanel extends Composite<Div> {

    private final InboxMessage.Mail mail;
    private final Div body = new Div();

    MailPanel(InboxMessage.Mail mail, String time) {
        this.mail = mail;
        Tabs kinds = new Tabs(new Tab(getTranslation("demo.inbox.html")), new Tab(getTranslation("demo.inbox.text")));
        kinds.addSelectedChangeListener(_ -> show(kinds.getSelectedIndex() == 0 ? createFrame() : createText()));
        getContent()
                .add(
                        new H2(mail.subject()),
                        Parts.small(getTranslation("demo.inbox.from", mail.from(), String.join(", ", mail.to()))),
                        Parts.small(time),
                        kinds,
                        body);
        getContent().addClassName("hr-inbox-mail");
        show(createFrame());
    }

    private void show(Component kind) {
        body.removeAll();
        body.add(kind);
    }

    private IFrame createFrame() {
        IFrame frame = new IFrame("demo/inbox/mail/" + mail.id());
        frame.getElement().setAttribute("sandbox", "");
        frame.setTitle(getTranslation("demo.inbox.html"));
        return frame;
    }

    private Pre createText() {
        return new Pre(mail.text());
    }
}
