package dev.headroom.dashboard.incidents;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.headroom.alerts.Incident;
import dev.headroom.alerts.silence.Matchers;
import dev.headroom.alerts.silence.Silence;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.widget.Parts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Makes a silence, and shows while it is written what it would keep quiet. */
final class SilenceEditor extends Composite<Dialog> {
    private static final List<Duration> CHOICES = List.of(
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(8),
            Duration.ofDays(1),
            Duration.ofDays(7));
    private static final int MOST_SHOWN = 5;
    private static final int PAUSE_MILLISECONDS = 400;

    private final IncidentDesk desk;
    private final InstantSource clock;
    private final Format format;
    private final Runnable afterwards;
    private final TextArea matchers = new TextArea();
    private final Select<Duration> duration = new Select<>();
    private final TextField comment = new TextField();
    private final Div preview = new Div();

    SilenceEditor(SilenceDraft draft, IncidentDesk desk, InstantSource clock, Format format, Runnable afterwards) {
        this.desk = desk;
        this.clock = clock;
        this.format = format;
        this.afterwards = afterwards;
        createFields(draft);
        Dialog dialog = getContent();
        dialog.setHeaderTitle(getTranslation("silences.new"));
        dialog.setWidth("min(480px, 94vw)");
        Div fields = new Div(matchers, duration, comment, preview);
        fields.addClassName("hr-fields");
        dialog.add(fields);
        Button save = new Button(getTranslation("silences.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> dialog.close()), save);
        showPreview();
    }

    void open() {
        getContent().open();
    }

    private void createFields(SilenceDraft draft) {
        matchers.setLabel(getTranslation("silences.matchers"));
        matchers.setHelperText(getTranslation("silences.matchers.help"));
        matchers.setValue(draft.text());
        matchers.setWidthFull();
        matchers.setValueChangeMode(ValueChangeMode.LAZY);
        matchers.setValueChangeTimeout(PAUSE_MILLISECONDS);
        matchers.addValueChangeListener(_ -> showPreview());
        duration.setLabel(getTranslation("silences.duration"));
        duration.setItems(CHOICES);
        duration.setItemLabelGenerator(format::span);
        duration.setValue(CHOICES.get(1));
        duration.setWidthFull();
        comment.setLabel(getTranslation("silences.why"));
        comment.setRequiredIndicatorVisible(true);
        comment.setWidthFull();
        preview.addClassName("hr-preview");
        preview.getElement().setAttribute("aria-live", "polite");
    }

    private void showPreview() {
        preview.removeAll();
        matchers.setInvalid(false);
        try {
            Matchers wanted = Matchers.parseLine(matchers.getValue());
            if (wanted.all().isEmpty()) {
                return;
            }
            List<Incident> matching = desk.matching(wanted);
            preview.add(Parts.dim(getTranslation("silences.preview", matching.size())));
            matching.stream()
                    .limit(MOST_SHOWN)
                    .forEach(incident -> preview.add(Parts.stack(Parts.small(incident.service()
                                    .value() + " · " + new IncidentWords(format, clock.instant()).title(incident)))));
        } catch (IllegalArgumentException refused) {
            complain(refused);
        }
    }

    private void complain(IllegalArgumentException refused) {
        matchers.setInvalid(true);
        matchers.setErrorMessage(
                getTranslation("silences.refused") + " " + format.englishOnly(String.valueOf(refused.getMessage())));
    }

    private void save() {
        comment.setInvalid(comment.getValue().isBlank());
        comment.setErrorMessage(getTranslation("silences.why.missing"));
        if (comment.isInvalid()) {
            return;
        }
        Instant now = clock.instant();
        try {
            desk.silence(new Silence(
                    0,
                    Matchers.parseLine(matchers.getValue()),
                    now,
                    now.plus(duration.getValue()),
                    desk.user(),
                    now,
                    comment.getValue()));
        } catch (IllegalArgumentException refused) {
            complain(refused);
            return;
        }
        getContent().close();
        afterwards.run();
    }
}
