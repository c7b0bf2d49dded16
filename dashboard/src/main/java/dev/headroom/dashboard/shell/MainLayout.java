package dev.headroom.dashboard.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.headroom.alerts.Incidents;
import dev.headroom.dashboard.page.PageFrame;
import dev.headroom.dashboard.page.PageState;
import dev.headroom.dashboard.page.Titled;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The frame around every page: navigation to the left, title and tools on top. */
@Layout
@PermitAll
final class MainLayout extends AppLayout implements AfterNavigationObserver {
    private final PageFrame frame;
    private final Incidents incidents;
    private final List<SideNavItem> items = new ArrayList<>();
    private final H1 title = new H1();
    private final Span badge = new Span();
    private final RangeTools rangeTools;
    private final StorageBanner banner;
    private @Nullable Registration beating;

    MainLayout(
            PageFrame frame,
            Incidents incidents,
            StorageBanner banner,
            AuthenticationContext authentication,
            ObjectProvider<NavigationEntry> more) {
        this.frame = frame;
        this.banner = banner;
        this.incidents = incidents;
        rangeTools = new RangeTools(frame.clock());
        badge.addClassName("hr-badge");
        badge.setVisible(false);
        setPrimarySection(Section.DRAWER);
        addToDrawer(createBrand(), createNavigation(more.orderedStream().toList()));
        addToNavbar(createTop(authentication));
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        super.showRouterLayoutContent(content);
        if (content instanceof Titled titled) {
            title.setText(titled.title());
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        PageState state =
                PageState.parse(event.getLocation().getQueryParameters()).state();
        rangeTools.show(state, event.getLocation().getPath());
        items.forEach(item -> item.setQueryParameters(state.toQuery()));
        if (getContent() instanceof Titled titled) {
            title.setText(titled.title());
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        refresh();
        beating = frame.beat().every(event.getUI(), this::refresh);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (beating != null) {
            beating.remove();
        }
    }

    private Anchor createBrand() {
        Image mark = new Image("icons/headroom.svg", "");
        Anchor brand = new Anchor("", mark, new Span("Headroom"));
        brand.addClassName("hr-brand");
        return brand;
    }

    private SideNav createNavigation(List<NavigationEntry> more) {
        SideNav navigation = new SideNav();
        navigation.getElement().setAttribute("aria-label", getTranslation("nav.label"));
        for (String page : List.of(
                "overview", "services", "gpus", "capacity", "incidents", "episodes", "rules", "targets", "settings")) {
            SideNavItem item = new SideNavItem(getTranslation("nav." + page), page.equals("overview") ? "" : page);
            items.add(item);
            navigation.addItem(item);
            if (page.equals("incidents")) {
                item.setSuffixComponent(badge);
            }
            if (page.equals("services")) {
                item.setMatchNested(true);
            }
        }
        for (NavigationEntry entry : more) {
            SideNavItem item = new SideNavItem(getTranslation(entry.titleKey()), entry.path());
            items.add(item);
            navigation.addItem(item);
        }
        return navigation;
    }

    private Div createTop(AuthenticationContext authentication) {
        Div top = new Div(banner, createHeader(authentication));
        top.addClassName("hr-top");
        return top;
    }

    private Div createHeader(AuthenticationContext authentication) {
        Div tools = new Div(rangeTools, new ReaderTools(authentication));
        tools.addClassName("hr-tools");
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("nav.toggle"));
        Div header = new Div(toggle, title, tools);
        header.addClassName("hr-header");
        return header;
    }

    private void refresh() {
        banner.refresh();
        try {
            showFiring(incidents.firing().size());
        } catch (RuntimeException _) {
            badge.setVisible(false); // the banner says why nothing is known
        }
    }

    private void showFiring(int firing) {
        badge.setText(String.valueOf(firing));
        badge.setTitle(getTranslation("incidents.firing", firing));
        badge.setVisible(firing > 0);
    }
}
