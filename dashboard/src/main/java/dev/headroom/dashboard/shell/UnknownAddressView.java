package dev.headroom.dashboard.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import dev.headroom.dashboard.page.Titled;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** What an address inside the dashboard shows that leads nowhere; it answers with status 404. */
@PermitAll
@ParentLayout(MainLayout.class)
final class UnknownAddressView extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle, Titled {
    UnknownAddressView() {
        addClassName("hr-panel");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        Span headline = new Span(
                getTranslation("unknown-address", "/" + event.getLocation().getPath()));
        headline.addClassNames("hr-strong", "hr-wrap");
        Div box = new Div(headline, new Anchor("", getTranslation("unknown-address.back")));
        box.addClassName("hr-state");
        removeAll();
        add(box);
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String title() {
        return getTranslation("unknown-address.title");
    }

    @Override
    public String getPageTitle() {
        return title() + " · Headroom";
    }
}
