package dev.headroom.dashboard.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.format.Format;

/** The smallest pieces of a page: words in a tone, chips, stacked lines. */
public final class Parts {
    private Parts() {}

    public static Span dim(String text) {
        return classed(text, "hr-dim");
    }

    public static Span small(String text) {
        Span span = classed(text, "hr-dim");
        span.addClassName("hr-small");
        return span;
    }

    /** Small, and never broken over two lines. */
    public static Span nowrap(String text) {
        Span span = small(text);
        span.addClassName("hr-nowrap");
        return span;
    }

    public static Span strong(String text) {
        return classed(text, "hr-strong");
    }

    public static Span toned(String text, Tone tone) {
        Span span = classed(text, "hr-tone");
        span.getElement().setAttribute("data-tone", tone.css());
        return span;
    }

    /** A word in a frame: a state. */
    public static Span chip(String text, Tone tone) {
        Span span = classed(text, "hr-chip");
        span.getElement().setAttribute("data-tone", tone.css());
        return span;
    }

    /** A number that may be unknown; then its title says so. */
    public static Span value(String text, String unknownTitle) {
        Span span = new Span(text);
        if (text.equals(Format.UNKNOWN)) {
            span.setTitle(unknownTitle);
            span.addClassName("hr-dim");
        }
        return span;
    }

    /** One under the other. */
    public static Div stack(Component... lines) {
        Div stack = new Div(lines);
        stack.addClassName("hr-stack");
        return stack;
    }

    /** Left and right on one line. */
    public static Div line(Component... parts) {
        Div line = new Div(parts);
        line.addClassName("hr-line");
        return line;
    }

    private static Span classed(String text, String className) {
        Span span = new Span(text);
        span.addClassName(className);
        return span;
    }
}
