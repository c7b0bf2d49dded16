package dev.headroom.dashboard.capacity;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Parts;
import dev.headroom.dashboard.widget.Table;
import dev.headroom.forecasting.receipt.Grade;
import dev.headroom.forecasting.receipt.GradedReceipt;
import dev.headroom.forecasting.recommendation.TrackRecord;
import java.util.List;

/** How the advice of the last days did: in sums, and the newest receipts. */
final class ReceiptTable extends Div {
    private final Paragraph summary = new Paragraph();
    private final Table<GradedReceipt> table = new Table<GradedReceipt>(
                    graded -> graded.receipt().madeAt())
            .column(
                    getTranslation("receipts.made"),
                    (graded, shown) ->
                            Parts.nowrap(shown.format().time(graded.receipt().madeAt(), shown.now())))
            .text(
                    getTranslation("receipts.advised"),
                    (graded, format) -> format.count(graded.receipt().due()))
            .text(
                    getTranslation("receipts.optimum"),
                    (graded, format) -> format.count(graded.grade().optimum()))
            .text(
                    getTranslation("receipts.last-value"),
                    (graded, format) -> format.count(graded.receipt().lastValue()))
            .column(
                    getTranslation("receipts.grade"),
                    (graded, _) -> Parts.chip(
                            getTranslation(
                                    "receipts.grade." + graded.grade().verdict().name()),
                            tone(graded.grade().verdict())));

    /** A summary and the newest receipts. */
    record Book(TrackRecord record, List<GradedReceipt> newest) {}

    ReceiptTable() {
        summary.addClassName("hr-evidence");
        add(summary, table);
    }

    void show(Book book, Panel.Shown shown) {
        TrackRecord record = book.record();
        summary.setText(getTranslation(
                "receipts.summary",
                record.graded(),
                shown.format().percent((double) record.right() / record.graded()),
                record.shortOnes(),
                record.wasteful(),
                shown.format().number(record.loss()),
                shown.format().number(record.naiveLoss())));
        table.show(book.newest(), shown);
    }

    private static Tone tone(Grade.Verdict verdict) {
        return switch (verdict) {
            case SHORT -> Tone.RED;
            case RIGHT -> Tone.TEAL;
            case WASTEFUL -> Tone.AMBER;
        };
    }
}
