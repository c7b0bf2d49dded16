package dev.headroom.dashboard.page;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.shared.Registration;
import dev.headroom.dashboard.format.Format;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of panels over one range. It reads its state from the address, loads its panels and follows the beat. */
public abstract class Page extends Main implements AfterNavigationObserver, HasDynamicTitle, Titled {
    private static final int COMPLAINT_MILLISECONDS = 8000;
    /** Lets go of the document by itself once the page has left it. */
    private static final String TELL_VISIBILITY = """
            const page = this;
            const tell = () => page.isConnected
                ? page.$server.visibilityChanged(document.hidden)
                : document.removeEventListener('visibilitychange', tell);
            document.addEventListener('visibilitychange', tell);
            """;

    private final PageFrame frame;
    private final List<Panel<?>> panels = new ArrayList<>();
    private PageState state = PageState.DEFAULT;
    private Location location = new Location("");
    private @Nullable Registration beating;
    private boolean hidden;

    @SuppressWarnings("this-escape") // the class name goes to the element alone
    protected Page(PageFrame frame) {
        this.frame = frame;
        addClassName("hr-page");
    }

    @Override
    public final String getPageTitle() {
        return title() + " · Headroom";
    }

    protected final PanelLoader loader() {
        return frame.loader();
    }

    /** Adds the panel and lets it load whenever the page does. */
    protected final <T> Panel<T> place(Panel<T> panel) {
        panels.add(panel);
        add(panel);
        return panel;
    }

    /** The same for a panel that stands inside another component of the page. */
    protected final void follow(Panel<?> panel) {
        panels.add(panel);
    }

    protected final PageState state() {
        return state;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        location = event.getLocation();
        PageState.Parsed parsed = PageState.parse(location.getQueryParameters());
        state = parsed.state();
        if (!parsed.refused().isEmpty()) {
            String names = String.join(", ", parsed.refused());
            Notification.show(
                    getTranslation("page.refused", names), COMPLAINT_MILLISECONDS, Notification.Position.TOP_CENTER);
        }
        refresh(false);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(TELL_VISIBILITY);
        beating = frame.beat().every(event.getUI(), () -> {
            if (state.follows() && !hidden) {
                refresh(true);
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (beating != null) {
            beating.remove();
        }
    }

    /** Called by the browser when its tab is hidden or shown again; a hidden page does not refresh. */
    @ClientCallable
    void visibilityChanged(boolean nowHidden) {
        hidden = nowHidden;
        if (!hidden && state.follows()) {
            refresh(true);
        }
    }

    /** Loads everything again, as after an action of the user. */
    protected final void refresh() {
        refresh(false);
    }

    /** Shows a range the user drew in a chart. */
    protected final void zoom(Instant from, Instant to) {
        if (from.plus(TimeRange.SHORTEST).isBefore(to)) {
            go(state.withRange(new TimeRange.Between(from, to)));
        }
    }

    private void go(PageState next) {
        getUI().ifPresent(ui -> ui.navigate(location.getPath(), next.toQuery()));
    }

    private void refresh(boolean atBeat) {
        Moment moment = new Moment(frame.clock().instant(), state.range(), frame.scrapeInterval());
        Format format = format();
        panels.forEach(panel -> panel.refresh(moment, format, atBeat));
    }

    /** How this page shows numbers and times at the moment. */
    protected final Format format() {
        return new Format(getLocale(), zone(this, state), this::getTranslation);
    }

    /** The zone of the address, else the browser's, else UTC. */
    public static ZoneId zone(Component component, PageState state) {
        return state.zone()
                .orElseGet(() -> component.getUI().map(Page::browserZone).orElse(ZoneOffset.UTC));
    }

    private static ZoneId browserZone(UI ui) {
        try {
            String name = ui.getPage().getExtendedClientDetails().getTimeZoneId();
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
