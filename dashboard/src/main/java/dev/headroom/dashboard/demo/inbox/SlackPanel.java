package dev.headroom.dashboard.demo.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.headroom.dashboard.widget.Parts;
import java.util.List;

/** A message as Slack would draw it. Whatever it says becomes text, never markup. */
final class SlackPanel extends Composite<Div> {

    SlackPanel(InboxMessage.Slack message, String time) {
        Div drawn = new Div();
        drawn.addClassName("hr-slack");
        drawn.add(Parts.line(Parts.strong("Headroom"), Parts.nowrap(time)));
        SlackMessage.parse(message.payload()).blocks().forEach(block -> drawn.add(draw(block)));
        getContent().add(drawn);
    }

    private Component draw(SlackMessage.Block block) {
        return switch (block) {
            case SlackMessage.Header(var text) -> new H2(text);
            case SlackMessage.Section(var text) -> lines(text);
            case SlackMessage.Fields(var fields) -> fields(fields);
            case SlackMessage.Context(var text) -> Parts.small(text);
            case SlackMessage.Link(var text, var url) -> link(text, url);
            case SlackMessage.Unknown(var type) -> Parts.small(getTranslation("demo.inbox.unknown", type));
        };
    }

    private static Div fields(List<String> texts) {
        Div fields = new Div();
        fields.addClassName("hr-slack-fields");
        texts.forEach(text -> fields.add(lines(text)));
        return fields;
    }

    private static Anchor link(String text, String url) {
        Anchor link = new Anchor(url, text, AnchorTarget.BLANK);
        link.getElement().setAttribute("rel", "noopener noreferrer");
        link.addClassName("hr-slack-button");
        return link;
    }

    private static Paragraph lines(String mrkdwn) {
        Paragraph lines = new Paragraph();
        for (SlackMessage.Piece piece : SlackMessage.pieces(mrkdwn)) {
            Span span = piece.bold() ? Parts.strong(piece.text()) : new Span(piece.text());
            lines.add(span);
        }
        return lines;
    }
}
