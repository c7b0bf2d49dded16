package dev.headroom.dashboard.widget;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.headroom.dashboard.chart.Tone;
import java.util.List;

/** Shares of something as bars and cells. An unknown share is hatched, never an empty bar. */
public final class Meters {
    private Meters() {}

    /**
     * One share and what it is of.
     *
     * @param label read out and shown as the title, with the number in it
     */
    public record Share(double ratio, Tone tone, String label) {}

    /** A lying bar. */
    public static Div bar(Share share) {
        Div bar = labelled("hr-bar", share.label());
        if (Double.isNaN(share.ratio())) {
            bar.addClassName("hr-unknown");
        } else {
            bar.add(fill("width", share));
        }
        return bar;
    }

    /** Standing bars side by side. */
    public static Div bars(List<Share> shares, String label) {
        Div bars = labelled("hr-bars", label);
        shares.forEach(share -> {
            Span bar = new Span();
            bar.setTitle(share.label());
            if (Double.isNaN(share.ratio())) {
                bar.addClassName("hr-unknown");
            } else {
                bar.add(fill("height", share));
            }
            bars.add(bar);
        });
        return bars;
    }

    /** One cell each, the fuller the stronger. */
    public static Div cells(List<Share> shares, String label) {
        Div cells = labelled("hr-cells", label);
        shares.forEach(share -> {
            Span cell = new Span();
            cell.setTitle(share.label());
            if (Double.isNaN(share.ratio())) {
                cell.addClassName("hr-unknown");
            } else {
                cell.getElement().setAttribute("data-tone", share.tone().css());
                cell.getStyle().set("--fill", percent(0.15 + 0.75 * share.ratio()));
            }
            cells.add(cell);
        });
        return cells;
    }

    private static Span fill(String side, Share share) {
        Span fill = new Span();
        fill.getElement().setAttribute("data-tone", share.tone().css());
        fill.getStyle().set(side, percent(share.ratio()));
        return fill;
    }

    private static Div labelled(String className, String label) {
        Div box = new Div();
        box.addClassName(className);
        box.getElement().setAttribute("role", "img").setAttribute("aria-label", label);
        box.setTitle(label);
        return box;
    }

    private static String percent(double ratio) {
        return Math.round(Math.clamp(ratio, 0, 1) * 100) + "%";
    }
}
