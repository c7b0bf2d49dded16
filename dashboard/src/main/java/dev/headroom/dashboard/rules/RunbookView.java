package dev.headroom.dashboard.rules;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One page of the runbooks that the product carries, so that links in messages work without the internet. */
@Route("runbooks/:rule")
@PermitAll
final class RunbookView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String NAME = "[a-z0-9-]{1,80}";

    private String rule = "";

    RunbookView() {
        addClassName("hr-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        rule = event.getRouteParameters().get("rule").orElse("");
        removeAll();
        Optional<String> page = page(rule);
        if (page.isPresent()) {
            add(new Markdown(page.get()));
        } else {
            add(new Paragraph(getTranslation("rules.no-runbook", rule)));
        }
    }

    @Override
    public String getPageTitle() {
        return rule + " · Headroom";
    }

    private static Optional<String> page(String rule) {
        if (!rule.matches(NAME)) {
            return Optional.empty();
        }
        try (InputStream page = RunbookView.class.getResourceAsStream("/runbooks/" + rule + ".md")) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the runbook of " + rule, e);
        }
    }
}
