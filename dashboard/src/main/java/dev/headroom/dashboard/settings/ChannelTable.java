package dev.headroom.dashboard.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.page.PanelLoader;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import java.util.List;
import java.util.function.Supplier;

/** One row for each channel with a button that sends a test message. Addresses are secret and not shown. */
final class ChannelTable extends Composite<Table<String>> {
    private static final int ANSWER_MILLISECONDS = 8000;

    private final PanelLoader loader;
    private final SettingsPresenter presenter;

    ChannelTable(PanelLoader loader, SettingsPresenter presenter) {
        this.loader = loader;
        this.presenter = presenter;
    }

    @Override
    protected Table<String> initContent() {
        return new Table<String>(name -> name)
                .column(getTranslation("settings.channel"), (name, _) -> Parts.strong(name))
                .number("", this::test);
    }

    void show(List<String> names, Panel.Shown shown) {
        getContent().show(names, shown);
    }

    private Component test(String channel, Panel.Shown shown) {
        Button button = new Button(getTranslation("settings.test"));
        button.addClassName("hr-tool");
        button.setDisableOnClick(true);
        button.addClickListener(_ -> {
            Supplier<Loaded<Handover>> sending =
                    () -> presenter.test(channel).map(Loaded::of).orElseGet(() -> new Loaded.Failed<>(channel));
            loader.load(UI.getCurrent(), sending, answer -> {
                button.setEnabled(true);
                Notification.show(
                        answer(channel, answer, shown), ANSWER_MILLISECONDS, Notification.Position.TOP_CENTER);
            });
        });
        return button;
    }

    private String answer(String channel, Loaded<Handover> answer, Panel.Shown shown) {
        if (!(answer instanceof Loaded.Value<Handover>(Handover handover))) {
            return getTranslation("settings.test.failed", channel, "");
        }
        String key =
                switch (handover) {
                    case Handover.Delivered _ -> "settings.test.delivered";
                    case Handover.TryAgain _ -> "settings.test.later";
                    case Handover.Refused _ -> "settings.test.failed";
                };
        return getTranslation(key, channel, shown.format().englishOnly(handover.detail()))
                .strip();
    }
}
