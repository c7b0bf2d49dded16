package dev.headroom.dashboard.targets;

import com.vaadin.flow.router.Route;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Sentence;
import dev.headroom.dashboard.widget.Verdict;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Whether everything is scraped that should be, one row for each target, failing ones first, and where they come from. */
@Route("targets")
@PermitAll
final class TargetsView extends Page {
    TargetsView(PageFrame frame, TargetsPresenter presenter) {
        super(frame);
        Verdict verdict = new Verdict();
        add(verdict);
        TargetTable table = new TargetTable();
        place(new Panel<>(loader(), presenter::targets, table, (targets, shown) -> {
                    tell(verdict, targets);
                    table.show(targets, shown);
                })
                .titled(title())
                .ledBy(verdict));
        SourceTable sources = new SourceTable();
        place(new Panel<>(loader(), presenter::sources, sources, sources::show)
                .titled(getTranslation("sources.title"))
                .noted(getTranslation("sources.note")));
        if (presenter.looksAround()) {
            LocalTable local = new LocalTable();
            place(new Panel<>(loader(), presenter::findings, local, local::show)
                    .titled(getTranslation("targets.local"))
                    .noted(getTranslation("targets.local.note")));
        }
    }

    @Override
    public String title() {
        return getTranslation("nav.targets");
    }

    private void tell(Verdict verdict, List<TargetRow> targets) {
        long down = targets.stream().filter(target -> !target.last().up()).count();
        String all = String.valueOf(targets.size());
        if (down == 0) {
            verdict.quiet(new Sentence(getTranslation("targets.all-up"), all), List.of());
        } else {
            verdict.loud(
                    Tone.RED, new Sentence(getTranslation("targets.some-down"), String.valueOf(down), all), List.of());
        }
    }
}
