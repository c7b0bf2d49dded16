package dev.headroom.dashboard.rules;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.headroom.dashboard.page.Titled;
import jakarta.annotation.security.PermitAll;

/** One page of the runbooks that the product carries, so that links in messages work without the internet. */
@Route("runbooks/:rule")
@PermitAll
final class RunbookView extends Main implements BeforeEnterObserver, HasDynamicTitle, Titled {

    private String title = "";

    RunbookView() {
        addClassNames("hr-page", "hr-runbook");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String rule = event.getRouteParameters().get("rule").orElse("");
        title = rule;
        removeAll();
        Runbook.of(rule, getLocale())
                .ifPresentOrElse(this::show, () -> add(new Paragraph(getTranslation("rules.no-runbook", rule))));
    }

    private void show(Runbook runbook) {
        title = runbook.title();
        Markdown text = new Markdown(runbook.text());
        text.addClassName("hr-panel");
        add(text);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String getPageTitle() {
        return title + " · Headroom";
    }
}
