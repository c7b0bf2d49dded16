package dev.headroom.dashboard.rules;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rulebook.DryRun;
import dev.headroom.alerts.settings.Absence;
import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.alerts.settings.RuleOptions;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.PanelLoader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;

/** Makes a rule of one's own: it can be tried on the last 14 days before it is saved. One thread: the UI's. */
final class RuleForm extends Div {

    private static final int COMPLAINT_MILLISECONDS = 8000;
    private static final int MOST_TIMES = 5;

    private final RulesPresenter presenter;
    private final PanelLoader loader;
    private final Supplier<Format> format;
    private final Runnable saved;
    private final TextField name = new TextField();
    private final ComboBox<String> metric = new ComboBox<>();
    private final ComboBox<String> service = new ComboBox<>();
    private final Select<Boolean> below = new Select<>();
    private final NumberField threshold = new NumberField();
    private final TextField holdFor = new TextField();
    private final TextField keepFiringFor = new TextField();
    private final Select<Severity> severity = new Select<>();
    private final Select<Absence> noData = new Select<>();
    private final TextField labels = new TextField();
    private final TextField routes = new TextField();
    private final Div answer = new Div();

    RuleForm(RulesPresenter presenter, PanelLoader loader, Supplier<Format> format, Runnable saved) {
        this.presenter = presenter;
        this.loader = loader;
        this.format = format;
        this.saved = saved;
        addClassName("hr-rule-form");
        createFields();
        Button tryIt = new Button(getTranslation("rules.try"), _ -> tryIt());
        tryIt.addClassName("hr-tool");
        Button save = new Button(getTranslation("rules.save"), _ -> save());
        save.addClassName("hr-primary");
        answer.addClassName("hr-rule-answer");
        answer.getElement().setAttribute("role", "status");
        add(new Div(tryIt, save), answer);
    }

    private void createFields() {
        name.setLabel(getTranslation("rules.name"));
        metric.setLabel(getTranslation("rules.metric"));
        metric.setItems(presenter.metrics());
        metric.setAllowCustomValue(true);
        metric.addCustomValueSetListener(event -> metric.setValue(event.getDetail()));
        metric.setHelperText(getTranslation("rules.metric.help"));
        service.setLabel(getTranslation("services.service"));
        service.setItems(presenter.services());
        service.setPlaceholder(getTranslation("rules.all-services"));
        service.setClearButtonVisible(true);
        below.setLabel(getTranslation("rules.comparison"));
        below.setItems(false, true);
        below.setItemLabelGenerator(down -> getTranslation(down ? "rules.below" : "rules.above"));
        below.setValue(false);
        threshold.setLabel(getTranslation("settings.threshold"));
        holdFor.setLabel(getTranslation("settings.hold"));
        holdFor.setValue("2m");
        keepFiringFor.setLabel(getTranslation("rules.keep"));
        keepFiringFor.setValue("1m");
        severity.setLabel(getTranslation("incidents.severity"));
        severity.setItems(Severity.values());
        severity.setItemLabelGenerator(one -> getTranslation("severity." + one.name()));
        severity.setValue(Severity.WARNING);
        noData.setLabel(getTranslation("rules.no-data"));
        noData.setItems(Absence.values());
        noData.setItemLabelGenerator(one -> getTranslation("rules.absence." + one.name()));
        noData.setValue(Absence.KEEP);
        labels.setLabel(getTranslation("rules.labels"));
        labels.setPlaceholder("team=inference");
        routes.setLabel(getTranslation("rules.routes"));
        routes.setPlaceholder(getTranslation("rules.routes.all"));
        add(name, metric, service, below, threshold, holdFor, keepFiringFor, severity, noData, labels, routes);
    }

    /** What the fields say; refused with a sentence when they say nothing sensible. */
    private OwnRule rule() {
        Double limit = threshold.getValue();
        if (limit == null) {
            throw new IllegalArgumentException(getTranslation("rules.refused.threshold"));
        }
        if (metric.isEmpty()) {
            throw new IllegalArgumentException(getTranslation("rules.refused.metric"));
        }
        OptionalDouble value = OptionalDouble.of(limit);
        return new OwnRule(
                name.getValue().strip(),
                metric.getValue(),
                Optional.ofNullable(service.getValue()),
                below.getValue() ? OptionalDouble.empty() : value,
                below.getValue() ? value : OptionalDouble.empty(),
                duration(holdFor),
                duration(keepFiringFor),
                severity.getValue(),
                new RuleOptions(pairs(labels.getValue()), words(routes.getValue()), noData.getValue(), Absence.KEEP));
    }

    private Duration duration(TextField field) {
        try {
            return DurationStyle.detectAndParse(field.getValue().strip());
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    getTranslation("rules.refused.duration", field.getLabel(), field.getValue()), unreadable);
        }
    }

    private Map<String, String> pairs(String text) {
        return words(text).stream()
                .map(pair -> pair.split("=", 2))
                .peek(pair -> {
                    if (pair.length < 2) {
                        throw new IllegalArgumentException(getTranslation("rules.refused.labels", pair[0]));
                    }
                })
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip(), (one, _) -> one));
    }

    private static List<String> words(String text) {
        return List.of(text.split(",", -1)).stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private void tryIt() {
        refusedOr(() -> {
            Rule rule = presenter.checked(rule());
            answer.setText(getTranslation("rules.trying"));
            loader.load(UI.getCurrent(), () -> presenter.tried(rule), outcome -> answer.setText(told(outcome)));
        });
    }

    private String told(Loaded<DryRun.Outcome> loaded) {
        if (!(loaded instanceof Loaded.Value<DryRun.Outcome>(DryRun.Outcome.Tried tried))) {
            return getTranslation("rules.not-tried");
        }
        Format words = format.get();
        String known = getTranslation("rules.known", words.percent(tried.knownShare()));
        if (tried.firings().isEmpty()) {
            return getTranslation("rules.never") + " " + known;
        }
        String times = tried.firings().reversed().stream()
                .limit(MOST_TIMES)
                .map(firing -> firing.service().value() + " " + words.time(firing.at(), presenter.now()))
                .collect(Collectors.joining(" · "));
        return getTranslation("rules.times", tried.firings().size(), times) + " " + known;
    }

    private void save() {
        refusedOr(() -> {
            OwnRule rule = rule();
            presenter.save(rule);
            answer.setText(getTranslation("rules.saved", rule.name()));
            saved.run();
        });
    }

    private void refusedOr(Runnable work) {
        try {
            work.run();
        } catch (IllegalArgumentException refused) {
            answer.setText(String.valueOf(refused.getMessage()));
            Notification.show(
                    String.valueOf(refused.getMessage()), COMPLAINT_MILLISECONDS, Notification.Position.TOP_CENTER);
        }
    }
}
