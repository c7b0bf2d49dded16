package dev.headroom.dashboard.rules;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.Route;
import dev.headroom.dashboard.page.Page;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.Panel;
import jakarta.annotation.security.PermitAll;

/** Every rule with its state and why, and a form for one's own. */
@Route("rules")
@PermitAll
final class RulesView extends Page {

    RulesView(PageFrame frame, RulesPresenter presenter) {
        super(frame);
        RuleTable table = new RuleTable(rule -> {
            presenter.remove(rule);
            refresh();
        });
        RulesVerdict verdict = new RulesVerdict();
        add(verdict);
        place(new Panel<>(loader(), presenter::standings, table, (standings, shown) -> {
                    verdict.show(standings, shown);
                    table.show(standings, shown);
                })
                .titled(getTranslation("settings.rules"))
                .noted(getTranslation("rules.where"))
                .ledBy(verdict));
        RuleForm form = new RuleForm(presenter, loader(), this::format, this::refresh);
        Div head = new Div(new H2(getTranslation("rules.own")));
        head.addClassName("hr-panel-head");
        Section own = new Section(head, form);
        own.addClassName("hr-panel");
        add(own);
    }

    @Override
    public String title() {
        return getTranslation("nav.rules");
    }
}
