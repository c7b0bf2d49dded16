package dev.headroom.dashboard.capacity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Meters;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.ensemble.MemberScore;
import dev.headroom.forecasting.training.Training;
import java.util.Comparator;
import java.util.List;

/** How a forecast was made: its members by weight, and how well it did before. */
final class MemberTable extends Div {
    private final Span summary = Parts.small("");
    private final Table<MemberScore> table = new Table<MemberScore>(MemberScore::member)
            .column(getTranslation("members.member"), (score, _) -> name(score))
            .column(getTranslation("members.weight"), this::weight)
            .text("MASE", (score, format) -> format.number(score.mase()));

    private final TrainingLine line;

    MemberTable(Training training) {
        line = new TrainingLine(training);
        add(summary, table, line);
    }

    void show(Outlook outlook, Panel.Shown shown) {
        Format format = shown.format();
        line.show(shown);
        switch (outlook.forecast()) {
            case ForecastResult.Made made -> {
                List<MemberScore> members = made.forecast().members().stream()
                        .sorted(Comparator.comparingDouble(MemberScore::weight).reversed())
                        .toList();
                summary.setText(getTranslation(
                        "members.summary",
                        format.time(outlook.madeAt(), shown.now()),
                        format.percent(made.forecast().coverage95())));
                table.show(members, shown);
            }
            case ForecastResult.NotMade none -> {
                summary.setText(getTranslation("forecast.no." + none.reason().name()));
                table.show(List.of(), shown);
            }
        }
    }

    private static Component name(MemberScore score) {
        Span name = new Span(score.member());
        name.setTitle(score.provenance());
        return name;
    }

    private Component weight(MemberScore score, Panel.Shown shown) {
        String text = shown.format().percent(score.weight());
        return score.weight() > 0
                ? Meters.bar(new Meters.Share(score.weight(), Tone.BLUE, text))
                : Parts.chip(getTranslation("members.dropped"), Tone.AMBER);
    }
}
