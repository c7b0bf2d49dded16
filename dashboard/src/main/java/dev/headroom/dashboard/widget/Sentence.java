package dev.headroom.dashboard.widget;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A paragraph from a translated pattern whose filled-in words stand out in bold. Everything is text, never markup. */
public final class Sentence extends Paragraph {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** The pattern as translated without arguments, so with its {@code {0}} still in it. */
    public Sentence(String pattern, String... words) {
        Matcher matcher = PLACE.matcher(pattern);
        int written = 0;
        while (matcher.find()) {
            write(pattern.substring(written, matcher.start()));
            Element bold = new Element("b");
            bold.setText(words[Integer.parseInt(matcher.group(1))]);
            getElement().appendChild(bold);
            written = matcher.end();
        }
        write(pattern.substring(written));
    }

    private void write(String text) {
        if (!text.isEmpty()) {
            getElement().appendChild(Element.createText(text));
        }
    }
}
