package dev.headroom.dashboard.capacity;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.forecasting.training.Training;
import dev.headroom.forecasting.training.TrainingStatus;
import dev.headroom.forecasting.training.TrainingStatus.State;

/** One line on the LSTM: when it was trained, how far training is, or why there is none. Its title tells how it was made. */
final class TrainingLine extends Div {
    private final Training training;
    private final Span words = Parts.small("");
    private final Button cancel;

    TrainingLine(Training training) {
        this.training = training;
        cancel = new Button(getTranslation("training.cancel"), _ -> callOff());
        cancel.addClassName("hr-tool");
        add(words, cancel);
    }

    void show(Panel.Shown shown) {
        TrainingStatus status = training.status();
        String last = status.lastTrained()
                .map(time -> getTranslation("training.last", shown.format().time(time, shown.now())))
                .orElseGet(() -> getTranslation("training.never"));
        cancel.setVisible(status.state() instanceof State.Training);
        cancel.setEnabled(true);
        words.setTitle(status.provenance());
        words.setText(
                switch (status.state()) {
                    case State.Off(var reason) -> getTranslation("training.off", reason);
                    case State.Unavailable(var reason) -> getTranslation("training.unavailable", reason);
                    case State.Waiting(var outcome) -> last + " · " + outcome;
                    case State.Training(var _, var round, var rounds, var _) ->
                        last + " · " + getTranslation("training.round", round + 1, rounds);
                });
    }

    private void callOff() {
        training.callOff();
        cancel.setEnabled(false);
    }
}
