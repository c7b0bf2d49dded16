package dev.headroom.dashboard.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.headroom.dashboard.chart.Tone;
import java.util.List;

/** The answer of a page: one sentence, the numbers that led to it, what to do, and buttons to do it. */
public final class Verdict extends Div {
    private final Div words = new Div();
    private final Div actions = new Div();

    public Verdict() {
        addClassName("hr-verdict");
        words.addClassName("hr-words");
        actions.addClassName("hr-actions");
        getElement().setAttribute("role", "status");
        add(words, actions);
    }

    /** Something needs attention. */
    public void loud(Tone tone, Sentence sentence, List<String> evidence) {
        getElement().setAttribute("data-tone", tone.css());
        write(sentence, evidence);
    }

    /** All is calm: one quiet line. */
    public void quiet(Sentence sentence, List<String> evidence) {
        getElement().setAttribute("data-tone", "quiet");
        write(sentence, evidence);
    }

    public void offer(Component... buttons) {
        actions.removeAll();
        actions.add(buttons);
    }

    private void write(Sentence sentence, List<String> evidence) {
        words.removeAll();
        words.add(sentence);
        evidence.stream().filter(line -> !line.isEmpty()).forEach(line -> {
            Paragraph paragraph = new Paragraph(line);
            paragraph.addClassName("hr-evidence");
            words.add(paragraph);
        });
    }
}
