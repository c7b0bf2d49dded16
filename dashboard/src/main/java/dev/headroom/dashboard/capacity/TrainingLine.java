package dev.headroom.dashboard.capacity;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.forecasting.training.Training;
import dev.headroom.forecasting.training.TrainingStatus;
import dev.headroom.forecasting.training.TrainingStatus.State;
import java.util.List;

/**
 * A line for each model that is trained in the background: when it was trained, how far training is, or why there is none.
 * Its title tells how it was made.
 */
final class TrainingLine extends Div {
    private final Training training;
    private final Div lines = new Div();
    private final Button cancel;

    TrainingLine(Training training) {
        this.training = training;
        cancel = new Button(getTranslation("training.cancel"), _ -> callOff());
        cancel.addClassName("hr-tool");
        add(lines, cancel);
    }

    void show(Panel.Shown shown) {
        List<TrainingStatus> models = training.models();
        lines.removeAll();
        models.forEach(model -> lines.add(new Div(line(model, shown))));
        cancel.setVisible(models.stream().anyMatch(model -> model.state() instanceof State.Training));
        cancel.setEnabled(true);
    }

    private Span line(TrainingStatus model, Panel.Shown shown) {
        String name = model.model();
        String last = model.lastTrained()
                .map(time ->
                        getTranslation("training.last", name, shown.format().time(time, shown.now())))
                .orElseGet(() -> getTranslation("training.never", name));
        Span words = Parts.small(
                switch (model.state()) {
                    case State.Off(var reason) -> getTranslation("training.off", name, reason);
                    case State.Unavailable(var reason) -> getTranslation("training.unavailable", name, reason);
                    case State.Resting(var until) ->
                        last + " · "
                                + getTranslation(
                                        "training.rests", shown.format().time(until, shown.now()));
                    case State.Waiting(var outcome) -> last + " · " + outcome;
                    case State.Training(var _, var round, var rounds, var _) ->
                        last + " · " + getTranslation("training.round", round + 1, rounds);
                });
        words.setTitle(model.provenance());
        return words;
    }

    private void callOff() {
        training.callOff();
        cancel.setEnabled(false);
    }
}
